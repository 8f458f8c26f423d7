/**
 * What collectors write, in parts that are put together: opening, situation, next step.
 * Placeholders: {days} past due, {overdue} and {amount} in yuan, {on} the promised date, {next} the
 * follow-up date, {due} the due date, {colleague}.
 */

export const OPENINGS = {
  light: [
    '致电借款人，本人接听。',
    '电话联系上借款人，核实身份后告知还款日为{due}。',
    '本人接听，提醒{due}的一期尚未到账。',
    '午间致电，借款人接听，态度配合。',
    '回拨借款人来电，本人确认已收到还款提醒。',
  ],
  firm: [
    '致电借款人，本人接听，告知已逾期 {days} 天，应还 {overdue} 元。',
    '本人接听，说明逾期 {days} 天、欠款 {overdue} 元及罚息计收方式。',
    '第二次拨打接通，借款人在外地，通话约 6 分钟。',
    '核实身份后说明欠款 {overdue} 元，借款人对金额无异议。',
    '借款人接听，情绪平稳，愿意沟通还款安排。',
    '借款人接听后先称在开会，10 分钟后回拨。',
  ],
  late: [
    '本人接听，告知已逾期 {days} 天，欠款合计 {overdue} 元，说明后续可能通过诉讼解决。',
    '借款人接听，承认欠款，对逾期 {days} 天表示歉意。',
    '通话约 12 分钟，逐项核对本金、利息和罚息，借款人确认无误。',
    '借款人换过号码，通过预留的新号码联系上本人。',
    '本人接听，表示知道拖欠已久，希望给出可行方案。',
  ],
} as const;

export const SITUATIONS = {
  light: [
    '称扣款卡余额不足，',
    '称出差在外忘记还款日，',
    '称工资本周发放，',
    '称记错还款日，',
    '称已换银行卡，尚未在 App 更新，',
    '称手机欠费停机，没有看到提醒，',
    '称代扣失败后没有收到通知，',
  ],
  heavy: [
    '称单位拖欠两个月工资，',
    '称项目停工后收入中断，',
    '称母亲住院，医药费支出较大，',
    '称店铺生意下滑，货款没有收回，',
    '称刚换工作，首月工资下月发放，',
    '称合伙人撤资，周转困难，',
    '称离职待业，正在面试，',
    '称孩子刚做手术，近期开支大，',
    '称货车出险在修，暂时不能跑单，',
    '称同时有其他平台欠款，需要统筹安排，',
    '称房租到期一次付清，手头紧张，',
    '称家中老人去世，刚办完后事，',
    '称工程款年底结算，',
  ],
} as const;

export const NEXT_STEPS = {
  connected: [
    '未给出具体日期，约定{next}再联系。',
    '表示先还一部分，金额{next}前确认。',
    '已发送还款账号短信，{next}跟进到账。',
    '说明可申请展期，材料清单已通过 App 推送，{next}查看提交情况。',
    '提示罚息按日计收，借款人表示清楚。',
    '愿意分期，需要收入证明，约定{next}前上传。',
    '请借款人更新扣款卡，{next}核实代扣结果。',
    '已解释减免需主管审批，借款人考虑后{next}答复。',
    '建议先还最早一期，借款人同意与家人商量。',
  ],
  promised: [
    '承诺{on}前还款 {amount} 元。',
    '承诺{on}还 {amount} 元，通过 App 主动还款。',
    '答应{on}发工资后转账 {amount} 元，已复述确认。',
    '同意先还 {amount} 元，{on}前到账，其余另行商量。',
    '确认{on}存入扣款卡 {amount} 元，次日代扣。',
  ],
  refused: [
    '表示暂时无力偿还，拒绝给出日期。',
    '认为罚息过高，拒绝还款，已说明合同约定及申诉渠道。',
    '称要等法院通知，不再协商。',
    '听明来意后挂断，再拨未接。',
    '拒绝沟通，称已咨询律师。',
  ],
} as const;

export const BROKEN = [
  '{on}承诺的 {amount} 元未到账，再次联系。',
  '此前承诺{on}还 {amount} 元，查无入账。',
  '跟进{on}的还款承诺：{amount} 元未收到。',
] as const;

export const NO_ANSWER = [
  '拨打借款人手机，响铃无人接听。',
  '连续振铃 40 秒无人接听，稍后更换时段再拨。',
  '手机关机，{next}再联系。',
  '提示正在通话中，隔半小时再拨仍未接通。',
  '上午拨打未接，晚间再试。',
  '接通后无人说话，随即挂断。',
  '呼叫转移至语音信箱，未留言。',
  '手机停机，改发短信提醒。',
] as const;

export const INVALID_NUMBER = [
  '提示号码为空号，申请核查联系方式。',
  '接听人称新换的号码，不认识借款人，已标记号码无效。',
  '号码已停用，需通过紧急联系人核实新号码。',
  '接听方为某公司前台，查无此人，号码标记无效。',
] as const;

export const DISPUTED = [
  '借款人称{due}已还款，银行流水已通过 App 上传，转核账岗核对。',
  '对罚息计算有异议，要求提供明细，已登记，{next}前答复。',
  '称贷款系他人冒用身份办理，已告知报案及异议流程，暂停催收并上报。',
  '称提前还款后仍被扣息，要求出具结清说明，转后台核实。',
  '称本期已由家人代还，已请其提供转账凭证，转核账岗核对。',
  '称与客服已约定延期，系统无记录，正在调取录音。',
] as const;

export const MESSAGES = {
  sms: [
    '发送短信：您的贷款已逾期 {days} 天，应还 {overdue} 元，请尽快还款，如有困难请致电客服。',
    '短信提醒逾期 {days} 天及还款方式，送达成功。',
    '发送短信：如暂时无法全额还款，可在 App 内申请协商还款。送达成功。',
    '短信告知扣款失败，请存足余额后重试。',
  ],
  app: [
    'App 推送逾期账单与还款入口，已读。',
    'App 内消息提醒欠款 {overdue} 元，24 小时未读。',
    '推送协商还款入口及所需材料清单，已读未回复。',
    'App 消息发送罚息说明，借款人已读。',
  ],
  letter: [
    '寄出逾期通知函（EMS），收件地址为合同预留地址。',
    '催收函已妥投，本人签收，回执已归档。',
    '催收函退回，原因：收件人外出，逾期未领。',
    '寄出律师函前告知书，列明本金、利息、罚息及联系方式。',
    '第二封逾期通知函寄出，附还款账户和异议渠道。',
  ],
} as const;

export const REMINDERS = [
  '还款前提醒：{due}应还 {amount} 元，短信送达。',
  'App 推送还款日提醒（{due}，{amount} 元），已读。',
  '还款日前短信提醒，请在{due}前存足 {amount} 元。',
] as const;

export const VISITS = {
  connected: [
    '与{colleague}两人上门，出示工作证，在小区门口与借款人面谈，未入户；{situation}愿意协商。',
    '与{colleague}两人按约到预留地址面访，征得借款人同意后在物业接待室沟通。',
    '与{colleague}两人上门，借款人在家，在楼道内沟通约 15 分钟，对欠款 {overdue} 元无异议。',
  ],
  promised: [
    '与{colleague}两人上门面谈，借款人承诺{on}前还 {amount} 元，已签写还款计划。',
    '与{colleague}两人在小区门口面谈，借款人当面确认{on}还款 {amount} 元。',
  ],
  no_answer: [
    '与{colleague}两人上门，敲门无人应答，未留置任何材料。',
    '与{colleague}两人到合同地址，物业称借款人已搬离数月，地址待核实。',
    '与{colleague}两人到预留地址，邻居称借款人外出务工，未透露欠款信息。',
  ],
  refused: ['与{colleague}两人上门，借款人隔门表示不愿沟通，随即离开。'],
} as const;

export const AGENCY = {
  connected: [
    '委外机构回报：已联系本人，还款意愿一般，继续跟进。',
    '委外机构回报：借款人在外务工，愿意年底前处理，录音已上传。',
    '委外周报：本周联系本人一次，确认欠款金额，未约定日期。',
  ],
  promised: [
    '委外机构回报：借款人承诺{on}还款 {amount} 元，录音已上传。',
    '委外回报：与本人达成口头约定，{on}前归还 {amount} 元。',
  ],
  no_answer: [
    '委外机构回报：本周两次拨打未接，下周更换时段。',
    '委外周报：电话未接通，未联系第三方。',
  ],
} as const;

/** A third party hears neither amounts nor days. */
export const CONTACT_PERSON = {
  connected: [
    '致电紧急联系人，仅请其转告借款人回电，对方同意转达。',
    '紧急联系人接听，称与借款人同住，会提醒其联系我方。',
    '紧急联系人提供了借款人的新联系方式，已登记待核验。',
  ],
  refused: [
    '紧急联系人表示与借款人已无往来，要求不再联系，已登记拒绝。',
    '紧急联系人拒绝转达并要求停止拨打，已标记不再联系。',
  ],
  no_answer: ['致电紧急联系人，无人接听。', '紧急联系人电话关机，未留言。'],
} as const;

export const GUARANTOR = {
  connected: [
    '致电保证人，告知保证责任及逾期情况，对方表示会督促借款人。',
    '保证人接听，称不清楚借款人近况，愿意协助联系。',
  ],
  promised: [
    '保证人同意代偿 {amount} 元，{on}前转入还款账户。',
    '保证人承诺{on}代还 {amount} 元，要求出具代偿凭证。',
  ],
  no_answer: ['致电保证人未接，稍后再拨。'],
} as const;

export const ENGLISH = {
  connected: [
    'Borrower answered, prefers English. Confirmed {overdue} yuan overdue ({days} days); asked for an itemised statement, will call back by {next}.',
    'Spoke with borrower: salary delayed this month, no firm date yet. Follow up on {next}.',
  ],
  promised: [
    'Borrower promised {amount} yuan by {on}; repeated back and confirmed.',
    'Reached borrower on the second attempt. Will transfer {amount} yuan on {on} once the client invoice is settled.',
  ],
  no_answer: [
    'No answer after 40 seconds, will try in the evening.',
    'Phone switched off. Sent an SMS with the repayment account instead.',
  ],
} as const;

/** Conduct a reviewer must stop, with the comment it drew. Some of them wait for review. */
export const MISCONDUCT: readonly (readonly [content: string, comment: string])[] = [
  [
    '借款人接听，态度敷衍，告知其再不还款就到单位找领导反映。',
    '涉嫌以到单位反映相威胁（R2），请调取录音并书面说明。',
  ],
  [
    '致电本人，说明再拖下去全家都会受影响，子女上学也受限制。',
    '夸大后果、误导借款人（R3），与事实不符，须更正话术。',
  ],
  [
    '告知借款人不还款会被列入全国失信黑名单，明天生效。',
    '虚构失信名单及期限（R3），违反告知规范。',
  ],
  [
    '以法院工作人员名义通知其已立案，要求当天还清。',
    '冒充司法机关（R1），性质严重，移交合规调查。',
  ],
  ['加了借款人私人微信，发语音催其还款。', '使用私人社交账号联系（R6），一律改用公司渠道。'],
  ['建议借款人先从其他平台借一笔把本期还上。', '诱导借新还旧（R4），请立即停止并回访借款人。'],
  ['要求借款人另付 200 元上门费，否则不予减免。', '合同外收费（R4），须核实是否实际收取。'],
  ['上门时借款人不在，在门上张贴欠款通知。', '公开张贴欠款信息（R5），侵害隐私，立即整改。'],
  [
    '跟随借款人家属进入屋内等候约一小时，要求其签还款承诺。',
    '未经同意进入住所（R7），暂停外访资格并调查。',
  ],
  [
    '把欠款金额和逾期情况告诉了其同事，请同事帮忙劝还。',
    '向第三人披露债务信息（R2），须向借款人致歉并上报。',
  ],
  ['通话中借款人骂人，我方回骂几句后挂断。', '辱骂借款人（R2），请参加沟通培训并提交说明。'],
  ['用个人手机晚上又打了几遍，借款人没接。', '使用私人电话反复拨打（R6），联系次数未入系统。'],
];

export const CLEARED_COMMENTS = [
  '记录完整，合规。',
  '话术规范。',
  '请下次补充通话时长。',
  '两人上门、未入户，符合要求。',
  '承诺金额已复述确认，很好。',
] as const;
export const COLLEAGUES = ['赵晓东', '林静', '周海', '何佳', '孙立', '吴倩'] as const;
