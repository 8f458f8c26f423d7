export const users = {
  resources: {
    users: {
      name: '用户',
      fields: {
        username: '用户名',
        full_name: '姓名',
        role: '角色',
        team: '小组',
        active: '状态',
        last_sign_in_at: '最近登录',
        second_factor: '动态验证码',
        waits_for: '等待确认',
        password_set_at: '密码设置时间',
        must_change_password: '须先改密码',
        password: '密码',
        id: '序号',
        created_at: '创建时间',
        updated_at: '更新时间',
        version: '记录版本',
      },
    },
  },
  enums: { user_states: { active: '在用', waiting: '待确认', off: '已停用' } },
  users: {
    list: {
      search: '姓名、用户名或小组',
      both: '全部',
      none_title: '没有符合条件的用户',
      none_hint: '换一个条件，或者清除筛选。',
    },
    form: {
      create_title: '新建用户',
      create: '新建用户',
      username_help: '用于登录，之后不能更改。小写字母、数字、点、横线',
      role_help:
        '角色决定能看到和能做什么。改为主管、合规或管理员须由另一人确认，改动后此人须重新登录',
      own_role: '自己的角色由另一位管理员更改',
      team_help: '被标记的催收记录由同组主管答复。可以留空',
      new_team_hint: '输入小组名称',
      new_team: '新小组“%{item}”',
    },
    access: {
      title: '登录',
      hint: '忘记密码或丢失手机时在这里重设。离职或调岗的人请停用，不会删除。',
      deciding_hint:
        '此账户有审批权限：重设密码、重新启用和重置验证器须由另一位管理员或合规确认后生效。',
      waits: '已申请“%{kind}”，等待另一位管理员或合规确认。',
      see_request: '查看申请',
      asked_done: '已提交，等待另一人确认后生效',
      reset_factor: '重置验证器',
      reset_factor_title: '重置%{name}的验证器？',
      reset_factor_body:
        '手机丢失或更换、恢复码也不在时使用。另一人确认之后，%{name}立即退出登录，并且不用验证码即可登录；须使用验证码的角色登录时要重新绑定。请先当面或通过电话核实本人。',
      sessions: '登录中的设备',
      off_hint: '此人已不能登录，过去的记录仍保留姓名。',
      own: '自己的密码在右上角的账户菜单里修改。自己的账户由另一位管理员停用。',
    },
    switch: {
      off: {
        action: '停用',
        title: '停用%{name}的账户？',
        body: '%{name}会立即退出登录，并且不能再登录。过去的记录、审批和审计仍保留其姓名，名下的贷款不会自动转给别人。以后可以重新启用。',
        done: '已停用%{name}的账户',
      },
      on: {
        action: '重新启用',
        title: '重新启用%{name}的账户？',
        body: '%{name}可以用原来的密码重新登录，角色和小组不变。有审批权限的账户须由另一人确认后启用。',
        done: '已重新启用%{name}的账户',
      },
    },
    password: {
      own_menu: '修改密码',
      own_title: '修改密码',
      own_hint: '修改之后，您在其他设备上的登录会结束。',
      own_done: '密码已修改',
      set: '重设密码',
      set_title: '为%{name}重设密码',
      set_hint:
        '保存之后，此人立即退出登录。请当面或通过电话告知这个密码；它只用于登录一次，此人须立即设置自己的密码。',
      set_asked_hint:
        '此账户有审批权限：另一位管理员或合规确认后，新密码才生效，此人同时退出登录。请当面或通过电话告知；此人登录后须立即设置自己的密码。',
      set_done: '已为%{name}重设密码',
      current: '当前密码',
      new: '新密码',
      again: '再输入一次',
      first: '初始密码',
      first_help: '至少 %{count} 个字符。请当面或通过电话告知本人；登录后须立即设置自己的密码',
      length_help:
        '至少 %{count} 个字符，可以是一句容易记住的话；不要用常见密码、用户名或连续的字符',
      differs: '两次输入的密码不一致',
      save: '保存密码',
    },
  },
};
