import { INNOCENT_EN, short } from './lexiconContexts.ts';
import { DISGUISED_EN } from './lexiconSpellings.ts';
import type { LexiconEntry } from './noteFindings.ts';

/** English words for forbidden conduct; regular forms of a word need no choice of their own. */

const AUTHORITIES = ['police|officer|court|judge|bailiff|sheriff|prosecutor|lawyer|attorney|law firm|government', 'tax bureau|tax office|public security|ministry|regulator|central bank|clerk|detective'];
const KIN = 'mother|mom|father|dad|parents|wife|husband|brother|sister|son|daughter|uncle|aunt|cousin|family|relative|in law';
const OTHERS = 'boss|manager|coworker|co worker|colleague|neighbour|neighbor|friend|gf|girlfriend|boyfriend|landlord|employer|hr';
const CONTACTS = 'third party|emergency contact|contact|teacher|school|ex|ex wife|ex husband';
const THIRDS = [KIN, OTHERS, CONTACTS];
const SUBJECT = 'borrower|customer|client|debtor|bwr';

const ENTRIES: readonly LexiconEntry[] = [
  {
    rule: 'R1', severity: 'high', unless: [...INNOCENT_EN, SUBJECT, 'real…', 'received…', 'filed|submitted|lodged|registered|applied|applies|hearing…'],
    terms: [
      ...AUTHORITIES.flatMap((who) => [`pretended|posed as|impersonated…${who}`, `introduced myself|identified myself|presented myself|passed myself off…${who}`, `i am|i'm|i was|this is|we are|we're|calling…from the|from|with the|the|a|an…${who}`, `work for|work with|working for|from the|with the|acted as|act as|dressed as…${who}`, `in the name of|on behalf of|under the name of…${who}`]),
      ...DISGUISED_EN.posing, 'impersonated', 'posed as', 'fake|forged|bogus…court|summons|police|warrant|letterhead|judgment|seal|lawyer|attorney|notice|stamp', 'arrest warrant', 'claimed to be…police|officer|lawyer|attorney|court|judge',
    ],
  },
  {
    rule: 'R2', severity: 'high', unless: [...INNOCENT_EN, SUBJECT, 'he', 'she', 'was', 'in', 'his sister…', '…me', '…us', 'when he…', 'broke his…'],
    terms: [
      ...DISGUISED_EN.threats, 'threatened|threat|intimidated|blackmailed…him|her|them|borrower|customer|client|bwr|to|with|w|family', 'break…legs|arms|neck|bones', 'kill you|kill him|kill her', 'something bad|accident|things…happen to', 'lock him up|lock her up|lock you up|locked up', 'come to|go to|coming to…with some|with guys|with people|with my boys', 'send police|send the police|send cops|bring cops', 'watch out|be careful…family|kids|wife|or', 'scared him|scare her|frightened him|frighten her|terrified', 'beat…up', 'beat him|beat her|beat you', 'hurt you|hurt him|hurt her|hurt your', 'will arrest|arrested tonight|get you arrested|have him arrested|have you arrested|you will be arrested', 'go to jail|going to jail|rot in jail|put you in jail|end up in jail|in prison',
      'go to prison', 'your kids|your children|your family|your wife|his kids…school|safe|safety|watch', 'know where…kids|family|live', 'ruin…life|career|reputation|name', 'tell everyone', 'everyone will know', 'send…guys|people|boys|someone…beat|over|visit|fix', 'make him pay', 'make you regret|you will regret|watch your back|or else', 'smash|burn|paint…car|door|house|shop|window', 'slapped|punched|kicked|shoved|hit…him|her|borrower|customer',
    ],
  },
  {
    rule: 'R2', severity: 'medium', unless: [...INNOCENT_EN, SUBJECT, 'he', 'she', '…me', '…at me', '…our agent', 'called me…'],
    terms: [
      ...DISGUISED_EN.insults, 'called…him|her|them|borrower|customer…an idiot|idiot|stupid|liar|thief|scum|trash|garbage|loser|pig|bastard', 'idiot', 'moron', 'scumbag', 'piece of shit', 'bastard', 'bitch', 'asshole', 'fuck', 'f word', 'curse word', 'cussed', 'screamed|yelled|shouted…at him|at her|at the|at borrower|at customer', 'shameless', 'loser', 'deadbeat', 'insulted|mocked|humiliated|cursed|yelled|shouted|swore|sworn…him|her|at|borrower|customer', 'swore at', 'swear at',
      'sent|shared|leaked|forwarded|published|post…id photo|photo|pictures|id card|nudes|contacts list', 'photo…to…contacts|friends|family', 'exposed…data|info|details', 'doxx', 'doxxed',
    ],
  },
  {
    rule: 'R3', severity: 'medium', unless: [...INNOCENT_EN, 'explained…', 'there is no…', 'approved…', 'warned…'],
    terms: [
      'blacklisted|black list', 'no fly|cannot fly|banned from…flights|trains|flying', 'promised|guaranteed|guarantee|offered to…delete|remove|erase|clear|clean|wipe|fix|waive', 'delete|remove|erase|wipe|clear|clean…record|credit|credit report|history|bureau', 'wiped|erased|removed|deleted|cleaned|cleared…once he|once she|when he|when she|after he|after payment|if he|if she', 'higher than it is|higher than real|more than he owes|more than she owes|more than actual|bigger than', 'seize|freeze|auction|take…house|account|car|salary…tomorrow|tonight', 'promised|promise…waiver|discount|full waiver', 'not true|not real|untrue|bluff', 'inflated|padded|overstated|exaggerated…balance|amount|debt|penalty|sum|consequences', 'lied|lying|made up|falsely|misled|tricked|deceived|bluffed', 'interest…double|triple', 'double…tomorrow',
      'discount|offer|waiver|deal…not exist|does not exist|fake|not real|last day|only today|expires', 'last chance…discount|offer', 'kids|children|son|daughter…cannot|can not|can\'t|never…school|university|college|army|exam', 'cannot go to school', 'lose…social security|pension|benefits', 'fake…discount|deadline|blacklist',
    ],
  },
  {
    rule: 'R4', severity: 'medium', unless: [...INNOCENT_EN, 'per contract…', '…per contract', 'took another loan himself', 'explained…', '…himself', '…herself', '…his choice', '…we charge none', '…,we charge none'],
    terms: [
      'processing fee|service fee|handling fee|admin fee|release fee|plan fee…upfront|up front|first|before', 'asked|charged|collected|took|requested|demanded|pay|paid|wanted|lied…processing fee|service fee|handling fee|release fee|admin fee|extra fee|deposit', 'requested|asked|charged|collected|took|want…for handling|for processing|for the waiver|for the discount|for a discount|for the plan', 'under the table', 'service charge|arrangement charge|handling charge|extra charge', 'visit fee|collection fee|travel fee|release fee|unfreeze fee|extra fee|withdrawal fee', 'extra charge', 'tip|tea money|kickback|bribe', 'take|get|apply|open…another loan|new loan|payday loan|other loan|second loan', 'another loan to pay|new loan to pay',
      'cash loan|loan elsewhere|borrow elsewhere|get a loan|quick loan', 'loan|lender|borrow…link|app', 'borrow from|borrow on|borrow through|loan from…app|another|platform|friends|lender|loan shark|payday', 'max out|cash advance|cash out|use…credit card', 'credit card to pay', 'payday|loan shark|refinance with|loan app', 'recommended|suggested|introduced|referred…lender|loan|app|broker',
    ],
  },
  {
    rule: 'R5', severity: 'high', unless: [...INNOCENT_EN, SUBJECT, 'payment', 'someone…'],
    terms: [
      'posted|put|stuck|taped|glued|pasted|left|pinned…notice|letter|poster|sign|flyer|note…door|wall|gate|lobby|elevator|board|shop|front|lift', 'posted notice|posted a notice', 'put up|hung|hang…poster|banner|sign', 'posters|banner|flyers|leaflets…name|debt|outside|lobby|door|shop', 'stuck|taped|glued|pasted…letter|notice|bill|paper', 'posted|shared|wrote|published|exposed…group chat|group|facebook|wechat moments|moments|weibo|tiktok|douyin|online|social media|forum|page', 'loudspeaker|megaphone|speaker…debt|pay|name', 'open letter|unsealed', 'wrote|write|announced|told…in the neighbours group|in the group|in the neighbors group|in the class group', 'letter|notice|bill…taped|stuck|pinned|nailed|glued to|on…gate|door|wall|car', 'spray|graffiti',
      'public notice|notice board|bulletin board',
    ],
  },
  {
    rule: 'R6', severity: 'medium', unless: [...INNOCENT_EN, SUBJECT, 'new', 'his', 'her', 'official…', 'company…'],
    terms: [
      'my own|my personal|my private|personal|private|own|my wife\'s|my friend\'s…phone|cell|mobile|number|wechat|whatsapp|qq|account|line|telegram|facebook|sim', 'add…wechat|whatsapp|qq|telegram|facebook|vx|wx', 'friend request', 'from my account', 'my wechat|my whatsapp|my qq|my phone|my mobile|my cell|my number', 'dm him|dm her|dmed',
    ],
  },
  {
    rule: 'R7', severity: 'high', unless: [...INNOCENT_EN, SUBJECT, 'burglar|thieves|police|court…', '…with permission|with consent', '…of her shop', 'invited us|invited me|let us in|agreed'],
    terms: [
      'without permission|without consent|without asking|without invitation|uninvited…enter|went|walk|in|inside|look', 'enter|went|walk|came|got|step|barged|let ourselves…without permission|without consent|without asking|uninvited|without knocking', 'forced|pushed|shoved|barged|broke|kicked|burst|squeezed…way in|way into|our way|my way|inside|into|open the door|in the door', 'walked into|barged into|burst into|broke into|snuck into|sneaked into|slipped into|climbed…house|home|office|flat|apartment|living room|yard|shop|room|window|over', 'broke|pick|cut|drilled…lock',
      'went in|walked in|walked inside|went inside|let myself in|let ourselves in|slipped in|got inside|waited inside', 'entered|went into|stepped in|came in…although|even though|despite|against', 'asked us to leave|told us to leave|asked me to leave…stayed|stay|remained|sat|waited', 'to leave,stay', 'refused to leave|would not leave|wouldn\'t leave|did not leave', 'pushed past', 'kicked…door', 'climbed…window|fence|wall|over', 'blocked…door|gate',
    ],
  },
  {
    rule: 'R8', severity: 'medium', unless: [...INNOCENT_EN, SUBJECT, 'until…', 'pass on…', 'guarantor…', 'call after…'],
    terms: [
      'call|rang|dialled|dialed|texted|phoned|contacted|messaged|knocked…11pm|10pm|12am|1am|2am|3am|4am|5am|6am|10 30pm|11 30pm|midnight|late at night|after midnight', 'call|rang|dialled|dialed|texted|phoned|contacted|messaged…10|11|12|1|2|3|4|5|6…at night|in the night|in the morning', 'dialled|dialed|called|rang|phoned|texted…12|1|2|3|4|5|6…am', 'called|rang|dialled|dialed|texted|phoned|contacted|messaged…10|11…pm', 'call|phoned|rang…middle of the night',
      'called|dialled|dialed|rang|phoned|texted…7|8|9|10|11|12|13|14|15|16|17|18|19|20|25|30|40|50…times|calls', 'non stop|nonstop|call bomb|bombed|over and over|kept calling|keep calling', 'still called|called again anyway|called anyway',
      ...THIRDS.flatMap((who) => [`told|tell|informed|revealed|disclosed|let know|mentioned…${who}…owe|debt|overdue|loan|amount|balance|how much|behind`, `ask|told|made|pressed|urged|pushed|want…${who}…to pay|pay for|pay on|cover|settle|repay`]),
      'coworker|colleague|boss|neighbour|neighbor|employer|manager|hr…told|about the debt|abt the debt', 'call|rang|phoned|contacted|texted|messaged|dialled…coworker|colleague|boss|neighbour|neighbor|ex|ex gf|ex wife|ex husband|manager', 'call|rang|phoned|contacted|messaged…friend|employer|hr|teacher|school|landlord|cousin', 'all his contacts|all her contacts|contact list|phone book',
      'transfer|pay|send|wire|deposit…my account|my card|my personal account|personal account|my alipay|my bank', 'turned off|stopped|switched off|paused…recording', 'deleted|erased|wiped|edited…call log|call record|audio|voice record',
    ],
  },
];

export const LEXICON_EN: readonly LexiconEntry[] = ENTRIES.map((entry) => ({ ...entry, terms: short(entry.terms) }));
