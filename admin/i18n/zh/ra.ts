import type { TranslationMessages } from 'react-admin';

/** react-admin's own texts; the type holds them complete. */
export const ra: TranslationMessages = {
  ra: {
    action: {
      add_filter: '筛选', add: '添加', back: '返回', bulk_actions: '已选 %{smart_count} 项', cancel: '取消', clear_array_input: '清空列表',
      clear_input_value: '清除', clone: '复制', confirm: '确认', create: '新建', create_item: '新建 %{item}', delete: '删除', edit: '编辑', export: '导出',
      list: '列表', refresh: '刷新', remove_filter: '移除此筛选', remove_all_filters: '清除全部筛选', remove: '移除', reset: '重置', save: '保存',
      search: '搜索', search_columns: '搜索列', select_all: '全选', select_all_button: '选择全部', select_row: '选择此行', show: '查看', sort: '排序',
      undo: '撤销', unselect: '取消选择', expand: '展开', close: '关闭', open_menu: '展开菜单', close_menu: '收起菜单', update: '更新', move_up: '上移',
      move_down: '下移', open: '打开', toggle_theme: '切换深色或浅色', select_columns: '列', update_application: '更新到新版本',
    },
    boolean: { true: '是', false: '否', null: ' ' },
    page: {
      create: '新建%{name}', dashboard: '首页', edit: '编辑%{name} %{recordRepresentation}', error: '出了点问题', list: '%{name}', loading: '正在读取',
      not_found: '没有这个页面', show: '%{name} %{recordRepresentation}', empty: '还没有%{name}', invite: '要新建一条吗？', access_denied: '没有权限',
      authentication_error: '无法确认登录状态',
    },
    input: {
      file: { upload_several: '把文件拖到这里，或点击选择。', upload_single: '把文件拖到这里，或点击选择。' },
      image: { upload_several: '把图片拖到这里，或点击选择。', upload_single: '把图片拖到这里，或点击选择。' },
      references: { all_missing: '找不到相关记录。', many_missing: '有相关记录已不存在。', single_missing: '相关记录已不存在。' },
      password: { toggle_visible: '隐藏密码', toggle_hidden: '显示密码' },
    },
    message: {
      about: '关于', access_denied: '您的角色不能进入这个页面。', are_you_sure: '确定吗？', authentication_error: '服务器没有确认您的登录状态，请稍后再试。',
      auth_error: '登录状态无法核实，请重新登录。', bulk_delete_content: '确定删除这 %{smart_count} 条%{name}吗？',
      bulk_delete_title: '删除 %{smart_count} 条%{name}', bulk_update_content: '确定更新这 %{smart_count} 条%{name}吗？',
      bulk_update_title: '更新 %{smart_count} 条%{name}', clear_array_input: '确定清空整个列表吗？', delete_content: '确定删除这条%{name}吗？',
      delete_title: '删除%{name} %{recordRepresentation}', details: '详情', error: '页面出错，操作没有完成。', invalid_form: '表单有误，请检查标出的字段。',
      loading: '请稍候', no: '否', not_found: '地址有误，或者链接已经失效。', select_all_limit_reached: '数量太多，只选中了前 %{max} 项。',
      unsaved_changes: '有尚未保存的修改。确定离开并放弃这些修改吗？', yes: '是', placeholder_data_warning: '网络不通，数据没有刷新。',
    },
    navigation: {
      clear_filters: '清除筛选', no_filtered_results: '没有符合筛选条件的%{name}。', no_results: '没有%{name}',
      no_more_results: '没有第 %{page} 页，请回到前一页。', page_out_of_boundaries: '没有第 %{page} 页', page_out_from_end: '已经是最后一页',
      page_out_from_begin: '已经是第一页', page_range_info: '第 %{offsetBegin}–%{offsetEnd} 条，共 %{total} 条',
      partial_page_range_info: '第 %{offsetBegin}–%{offsetEnd} 条，总数多于 %{offsetEnd} 条', current_page: '第 %{page} 页', page: '转到第 %{page} 页',
      first: '转到首页', last: '转到末页', next: '下一页', previous: '上一页', page_rows_per_page: '每页', skip_nav: '跳到正文',
    },
    sort: { sort_by: '按%{field_lower_first}%{order}', ASC: '升序', DESC: '降序' },
    auth: {
      auth_check_error: '请先登录', user_menu: '账户', username: '用户名', password: '密码', email: '邮箱', sign_in: '登录',
      sign_in_error: '登录没有成功，请重试', logout: '退出登录',
    },
    notification: {
      updated: '已保存 |||| 已更新 %{smart_count} 条', created: '已新建', deleted: '已删除', bad_item: '记录有误', item_doesnt_exist: '记录不存在',
      http_error: '与服务器通信出错', data_provider_error: '读取数据出错。', i18n_error: '无法载入所选语言的文字', canceled: '操作已取消',
      logged_out: '登录已过期，请重新登录。', not_authorized: '您没有权限查看这项内容。', application_update_available: '有新版本可用。',
      offline: '网络不通，无法读取数据。',
    },
    validation: {
      required: '必填', minLength: '至少 %{min} 个字', maxLength: '不超过 %{max} 个字', minValue: '不小于 %{min}', maxValue: '不大于 %{max}',
      number: '必须是数字', email: '必须是有效的邮箱', oneOf: '必须是其中之一：%{options}', regex: '格式不对', unique: '已经存在',
    },
    saved_queries: {
      label: '常用查询', query_name: '查询名称', new_label: '保存当前查询…', new_dialog_title: '保存当前查询', remove_label: '删除常用查询',
      remove_label_with_name: '删除查询「%{name}」', remove_dialog_title: '删除这个常用查询？', remove_message: '确定从列表中删除这个常用查询吗？',
      help: '先筛选列表，再把查询保存下来',
    },
    guesser: { empty: { title: '没有数据', message: '请检查数据来源' } },
    configurable: {
      customize: '自定义', configureMode: '设置此页', inspector: { title: '设置', content: '把鼠标移到界面元素上进行设置', reset: '恢复默认', hideAll: '全部隐藏', showAll: '全部显示' },
      Datagrid: { title: '表格', unlabeled: '未命名的列 #%{column}' }, SimpleForm: { title: '表单', unlabeled: '未命名的输入框 #%{input}' },
      SimpleList: { title: '列表', primaryText: '主要文字', secondaryText: '次要文字', tertiaryText: '附加文字' },
    },
  },
};
