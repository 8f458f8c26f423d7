import type { NoteRow } from './labelledNotes.ts';

/**
 * The hard cases of both kinds: clean notes that quote the borrower, tell of threats against the
 * collector, use terms of law as they are meant, or deny; and misconduct whose words are hidden by
 * width, blanks, dots, characters that show nothing, characters that sound alike, traditional
 * characters, or pinyin.
 */
export const HARD_ZH: readonly NoteRow[] = [
  ['', '客户说：“你们再打电话我就弄死你”，已提醒其注意言辞并结束通话'],
  ['', '借款人威胁我，称要找人打断我的腿，已报主管并留存录音'],
  ['', '通话全程没有威胁、没有辱骂，客户情绪平稳'],
  ['', '法院已于3月2日立案，告知客户案号及开庭时间'],
  ['', '判决已生效，客户问会不会坐牢，解释民事案件不涉及拘留'],
  ['', '客户反映上一家催收自称公安，询问是否我司所为，已核实非我司'],
  ['', '客户辱骂催收员是废物、王八蛋，催收员未回应'],
  ['', '已按判决书告知应承担诉讼费320元，以判决为准'],
  ['', '客户问是否要交手续费，告知不收取任何额外费用，勿信他人'],
  ['', '上门核实，客户未开门，未进入，在门口等候五分钟后离开'],
  ['', '客户妻子接听，未透露任何欠款信息，仅请其转告客户回电'],
  ['', '客户扬言要把我们的通话发到抖音曝光，已安抚'],
  ['', '借款人称有人冒充法院执行局给他发传票，已建议报警'],
  ['', '客户担心孩子上学受影响，解释本笔贷款不影响子女上学'],
  ['', '执行法官来电核对欠款金额，已提供对账单'],
  ['R1', '短信写“法 院 执 行 局 通 知”，客户信以为真，自称法·院工作人员'],
  ['R1', '跟客户说我这边是法yuan的，明天去你家'],
  ['R1', '自称fayuan执行庭的，客户就慌了'],
  ['R1', '以法\u200b院\u200b名义发了通知'],
  ['R1', '冒充灋院執行局給客戶打電話'],
  ['R1', '说自己是公　安　局的，让客户马上处理'],
  ['R1', '我们是法浣委托的，不来就强制'],
  ['R1', '我说这里是公.安.局经侦队'],
  ['R2', '跟他讲再不还就弄．死．你'],
  ['R2', '发信息说等着坐lao吧'],
  ['R2', '告诉他马上要来抓\u200d你\u200d了'],
  ['R2', '骂客户是ｓｈａｂｉ，让他去死'],
  ['R2', '我讲不还钱就砍s你全家'],
  ['R2', '威 月办 客户，说要卸他胳膊'],
  ['R2', '罵客戶是廢物，還說打斷他的腿'],
  ['R2', '说要把他的luozhao发给通讯录所有人'],
  ['R3', '说不还就上 黑 名 单，孩子上不了 学'],
  ['R4', '让客户先交手\u200b续\u200b费三百才给办减免'],
  ['R4', '叫客户去别的平台j款来还这边'],
  ['R5', '把催款单貼在客戶家門口，還拍了照'],
  ['R6', '加了客户薇❤信，用私人號碼聊'],
  ['R6', '让客户加我wei信私下谈'],
  ['R7', '客户不让进，我们硬★闯进去了'],
  ['R8', '半夜兩點給客戶打了電話'],
  ['R8', '告诉他mama欠款三万，让她帮忙还'],
];

export const HARD_EN: readonly NoteRow[] = [
  [
    '',
    'Borrower said "I will kill you if you call again"; ended the call politely and told my supervisor',
  ],
  ['', 'Borrower threatened me with violence, reported to supervisor, recording kept'],
  ['', 'No threats were made, tone was polite throughout'],
  ['', 'The court has accepted the case, told the borrower the case number and hearing date'],
  [
    '',
    'He asked whether he could go to jail; explained that this is a civil debt and nobody is arrested',
  ],
  ['', 'Customer claims a man posing as police called him; advised him to report it'],
  ['', 'The borrower called me an idiot and hung up'],
  ['', 'Court fee of 320 yuan as set by the judgment was added to the statement'],
  ['', 'Told her that we never ask for extra fees and that she should not pay anyone privately'],
  ['', 'Visited with a colleague, he did not open, we did not enter and left after five minutes'],
  ['', 'His wife answered, nothing about the debt was disclosed, asked her to have him call back'],
  ['', 'Borrower says he will post our call on social media, stayed calm'],
  ['', 'Our lawyer filed the enforcement application with the court today'],
  [
    '',
    'She worries that her children cannot go to school; explained that the loan has no effect on that',
  ],
  ['', 'Judge phoned to confirm the outstanding amount, sent the statement'],
  ['R1', 'told him I am from the c\u200bourt enforcement office'],
  ['R1', 'Said this is the ｐｏｌｉｃｅ and he must pay today'],
  ['R2', 'told her I would k-i-l-l her if she does not pay'],
  ['R2', 'said we will br3ak his legs'],
  ['R2', 'Called him a s t u p i d loser'],
];
