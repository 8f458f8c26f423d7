export const app = {
  resources: { users: { name: '用户', fields: { username: '用户名', full_name: '姓名', role: '角色' } } },
  app: {
    title: '贷后',
    tagline: '放款之后的每一笔，都有着落。',
    copied: '已复制 %{text}',
    not_copied: '没能复制，请手动选择文字。',
    copy_text: '复制 %{text}',
    open_calendar: '打开日历',
    reason: '原因',
    nothing_found: '没有找到',
    loading: '正在读取',
    distance: {
      today: '今天', past: '%{smart_count} 天前', future: '%{smart_count} 天后', due_today: '今天到期', due_past: '逾期 %{smart_count} 天',
      due_future: '还有 %{smart_count} 天',
    },
    reveal: {
      show: '查看完整%{field}', hide: '隐藏%{field}', title: '查看完整%{field}', hint: '查看会连同原因记入审计。两分钟后自动隐藏。',
      reasons: { call: '正与借款人通话', identity: '核对身份', letter: '寄送函件', court: '准备诉讼材料' },
    },
    export: { done: '已导出 %{smart_count} 行。导出已记入审计。' },
    validation: { money: '请填金额，最多两位小数', rate: '请填百分数，最多两位小数', day: '请填日期，如 2026-03-05', moment: '请填日期和时间，如 2026-03-05 14:07' },
    error: {
      title: '没有读取成功', unknown: '服务器没有说明原因。', server: '服务器出错，已记录下来。', network: '连不上服务器。请检查网络后再试。',
      kept: '已保存的数据不受影响。', retry: '重试', details: '技术细节', page_title: '这个页面出错了',
      page_hint: '已保存的数据不受影响，尚未保存的输入可能丢失。可以重新打开本页，或者回到首页。', reload: '重新打开', home: '回到首页',
    },
    not_found: { title: '没有这个页面', hint: '地址有误，或者这条记录已被删除。' },
    denied: { title: '没有权限', hint: '您的角色不能进入这里。需要的话，请联系管理员。' },
    signed_out: { title: '无法确认登录状态', hint: '服务器暂时没有回应，请稍后重试。' },
    group: { work: '工作', records: '档案', govern: '管理' },
    density: { comfortable: '宽松', compact: '紧凑', label: '行距：%{current}，点击切换' },
    menu: { main: '主菜单' },
    role: '角色：%{role}',
    business_date: '业务日期 %{day}',
    keys: {
      title: '键盘快捷键', open: '快捷键', help: '显示本页', search: '搜索', escape: '关闭面板或对话框', go: '前往%{room}', next: '然后', general: '通用', rooms: '前往',
      preferences: '显示',
    },
    search: {
      open: '搜索', placeholder: '借款人姓名、手机号、证件号或贷款编号', hint: '输入两个以上的字，↑↓ 选择，回车打开', none: '没有找到「%{text}」',
      borrowers: '借款人', loans: '贷款', busy: '正在查找', whole_note: '。手机号和证件号需输入完整号码。',
    },
    sign_in: {
      title: '登录', submit: '登录', username: '用户名', password: '密码', required: '请填写用户名和密码', busy: '正在登录',
      demo_title: '演示账户', demo_hint: '点一个账户即可填入。密码都是 %{password}', fill: '用 %{username} 登录',
    },
  },
};
