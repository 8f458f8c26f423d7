import type {
  COMPONENTS,
  DISTRESS_CAUSES,
  Language,
  PRODUCTS,
  REPAYMENT_METHODS,
  RestructureKind,
} from '../../../contract/enums.ts';

/** Every word of the agreement. The Chinese text governs; the English one says the same. */

type Words<T extends readonly string[]> = Readonly<Record<T[number], string>>;

interface Vocabulary {
  kinds: Readonly<Record<RestructureKind, string>>;
  causes: Words<typeof DISTRESS_CAUSES>;
  products: Words<typeof PRODUCTS>;
  methods: Words<typeof REPAYMENT_METHODS>;
  components: Words<typeof COMPONENTS>;
}

const chinese = {
  watermark: '草案 DRAFT',
  title: '借款合同补充协议',
  title_kinds: '（{kinds}）',
  list_separator: '、',
  agreement_no: '协议编号：{no}',
  made_on: '编制日期：{date}',
  page: '第 {page} 页 共 {pages} 页',
  article: '第{number}条　{title}',
  article_numbers: '一,二,三,四,五,六,七,八,九,十,十一,十二',
  article_reference: '第{number}条',
  yuan: '{amount}元',
  yuan_in_words: '{amount}元（大写：{words}）',
  none: '无',
  unknown: '未登记',
  other_product: '其他（{product}）',
  to_fill: '＿＿＿＿＿＿＿＿＿＿',

  parties: '协议各方',
  lender: '贷款人',
  borrower: '借款人',
  guarantor: '保证人',
  national_id: '身份证号码',
  phone: '联系电话',
  address: '住址',
  relationship: '与借款人关系',

  recitals: '鉴于',
  recital_contract:
    '贷款人与借款人订有编号为{loan_no}的借款合同（下称“原合同”）。贷款人依据原合同于{disbursed_on}向借款人发放贷款人民币{principal}（产品：{product}），约定年利率为{rate}，逾期罚息年利率为{penalty_rate}。',
  recital_cause:
    '借款人因{cause}，按原合同约定的期限和金额还款确有困难，向贷款人申请调整还款安排，贷款人经审查予以同意。',
  recital_agreed:
    '各方经平等协商，依据《中华人民共和国民法典》（下称《民法典》）第五百四十三条变更原合同，订立本补充协议（下称“本协议”），以资共同遵守。',
  notice: '加粗的条款与签署人有重大利害关系。签署前请逐条阅读，有疑问的请贷款人说明。',

  debt: '债务的确认与处理',
  debt_intro:
    '截至{effective_on}（下称“生效日”），借款人在原合同项下尚欠人民币{open}。各组成部分的金额及处理如下（单位：人民币元）：',
  part: '组成部分',
  part_open: '生效日所欠',
  part_waived: '减免',
  part_carried: '结转',
  part_capitalised: '转为本金',
  total: '合计',
  debt_acknowledged:
    '借款人确认上表所列款项属实。借款人签署本协议，视为同意履行上述债务，诉讼时效中断；变更后债务的诉讼时效期间自新还款计划最后一期履行期限届满之日起计算（《民法典》第一百八十九条、第一百九十五条）。',
  debt_waived:
    '减免仅限于上表“减免”一栏所列的部分和金额，共人民币{waived}。减免自生效日起即行确定，贷款人不得撤销，相应债务依《民法典》第五百七十五条终止；借款人日后逾期的，贷款人亦不得再行主张。',
  debt_waived_if_paid:
    '减免仅限于上表“减免”一栏所列的部分和金额，共人民币{waived}，并以借款人按新还款计划如期付清全部款项为条件，最后期限为{deadline}（含当日）。全部如期付清的，减免即行确定，原合同项下的债权债务全部结清，贷款人不得再行主张；任何一期未如期付清的，减免不发生效力，原合同的条件自生效日起恢复适用，已付款项按本条的顺序抵充。',
  debt_settled_if_paid:
    '借款人按新还款计划如期付清全部款项，最后期限为{deadline}（含当日）的，原合同项下的债权债务全部结清；任何一期未如期付清的，原合同的条件自生效日起恢复适用，已付款项按本条的顺序抵充。',
  debt_carried:
    '结转的利息、罚息、复利和费用共人民币{carried}，保持原有性质，不计入本金，按{plan}所列期次偿还。表中“本金”的结转额，为继续作为本金偿还的金额。',
  debt_principal_carried: '表中“本金”的结转额，为继续作为本金偿还的金额。',
  debt_capitalised: '转为本金的款项共人民币{capitalised}，自生效日起并入本金，按新的年利率计息。',
  debt_dropped: '生效日以后尚未产生的利息人民币{dropped}不再计收。',
  debt_credit: '借款人已付而尚未抵充的款项人民币{credit}，用于抵充新还款计划中到期在先的款项。',
  debt_paid_on_day: '借款人在生效日当日支付的人民币{paid}，计入新还款计划。',
  debt_order:
    '借款人此后的还款不足以清偿全部到期债务的，到期在先的期次优先；各方约定按实现债权的费用、利息（含罚息、复利）、本金的顺序抵充；利息项下依次为罚息、复利、利息。贷款人采用对借款人更有利的顺序的除外。',

  terms: '新的借款条件',
  effective_on: '生效日',
  new_principal: '计息本金',
  count: '期数',
  count_value: '{count}期',
  method: '还款方式',
  first_due_on: '首期还款日',
  last_due_on: '最后一期还款日',
  annual_rate: '年利率',
  penalty_rate: '罚息年利率',
  rate_changed: '{now}（原为{before}）',
  rate_same: '{now}（不变）',
  grace: '宽限期',
  grace_value: '{days}天',
  terms_apply: '自生效日起，上述条件取代原合同的相应约定。',
  terms_grace:
    '在宽限期内付清当期款项的，不计收罚息和复利；超过宽限期的，宽限期内的罚息和复利也不补收。宽限期不改变还款日和逾期天数的计算。',
  terms_grace_back:
    '在宽限期内付清当期款项的，不计收罚息和复利；超过宽限期仍未付清的，罚息和复利自还款日次日起计收，包括宽限期内的天数。宽限期不改变还款日和逾期天数的计算。',

  plan: '还款计划',
  plan_before: '原还款计划在生效日未清偿的期次（单位：人民币元；罚息、复利和费用见{debt}）：',
  plan_before_none: '原还款计划的各期本金和利息在生效日均已清偿。',
  plan_after: '新还款计划如下（单位：人民币元）：',
  plan_kept: '带 * 号的期次属于原还款计划，继续有效。',
  sequence: '期次',
  due_on: '还款日',
  principal: '本金',
  interest: '利息',
  carried_interest: '结转利息',
  carried_penalty: '结转罚息复利',
  carried_cost: '结转费用',
  paid: '已付',
  unpaid: '未付',
  payable: '应还合计',
  plan_totals:
    '按原还款计划尚须支付的款项（含罚息、复利和费用）共人民币{before}，按新还款计划尚须支付的款项共人民币{after}。',
  plan_pay: '借款人应当在每期还款日（含当日）之前，按原合同约定的方式足额支付当期款项。',

  cost: '综合融资成本明示表',
  cost_intro: '依据《个人贷款业务明示综合融资成本规定》，按本协议履行的全部息费成本明示如下：',
  cost_item: '项目',
  cost_how: '收取方式',
  cost_standard: '收取标准',
  cost_amount: '金额（元）',
  cost_whom: '收取主体',
  cost_principal: '贷款本金',
  cost_principal_standard: '新还款计划的计息本金',
  cost_normal: '正常履约情形',
  cost_by_plan: '随新还款计划各期收取',
  cost_interest_standard: '年化利率{rate}',
  cost_carried_standard: '按{debt}结转的金额，不另计费率',
  cost_early: '提前还款手续费',
  cost_early_how: '提前归还尚未到期的本金时，且不超过因此少付的利息',
  cost_early_share: '提前归还本金的{rate}',
  cost_early_months: '提前归还本金的{months}个月利息',
  cost_early_until: '至放款满{month}个月之日，{figure}',
  cost_early_then: '不收取',
  cost_early_and: '；其后',
  cost_other: '增信服务、担保、分期及其他费用',
  cost_not_charged: '不收取',
  cost_apr: '年化综合融资成本',
  cost_apr_how: '按还款现金流计算的内部收益率',
  cost_apr_standard: '单利{nominal}，复利{effective}',
  cost_apr_none: '本计划无从折算年化水平',
  cost_cap: '年化成本上限',
  cost_cap_kept: '{cap}，本计划未超过',
  cost_default: '违约情形（或有成本）',
  cost_penalty_how: '自还款日次日起按日计收，至清偿之日止',
  cost_penalty_how_grace: '自宽限期届满次日起按日计收，至清偿之日止',
  cost_penalty_how_grace_back: '宽限期内未付清的，自还款日次日起按日计收，至清偿之日止',
  cost_penalty_standard: '逾期本金×年利率{rate}',
  cost_compound_standard: '逾期利息×年利率{rate}',
  cost_enforcement: '实现债权的费用',
  cost_enforcement_how: '实际发生且依法应由借款人承担时',
  cost_enforcement_standard: '以生效法律文书或合法票据为准',
  cost_enforcement_whom: '法院等机构',
  cost_if_late: '逾期时计收',
  cost_only: '除上表已明示的成本外，贷款人及其合作机构不再收取其他与贷款相关的息费。',
  cost_confirmed: '本人已阅读并知悉上述综合融资成本。',

  breach: '逾期与违约',
  breach_penalty:
    '借款人未按新还款计划足额还款的，自还款日的次日起，对逾期本金按年利率{rate}计收罚息，对逾期利息按同一利率计收复利，至清偿之日止。',
  breach_penalty_grace:
    '借款人未按新还款计划足额还款的，自宽限期届满的次日起，对逾期本金按年利率{rate}计收罚息，对逾期利息按同一利率计收复利，至清偿之日止。',
  breach_penalty_grace_back:
    '借款人在宽限期内仍未按新还款计划足额还款的，自还款日的次日起（含宽限期），对逾期本金按年利率{rate}计收罚息，对逾期利息按同一利率计收复利，至清偿之日止。',
  breach_no_penalty: '借款人未按新还款计划足额还款的，不计收罚息和复利。',
  breach_card:
    '借款人承诺，在本协议约定的款项全部结清之前，不再向任何银行申领信用卡（《商业银行信用卡业务监督管理办法》第七十条）。',
  breach_rights: '借款人逾期的，贷款人可以依照原合同和法律主张权利。',

  data_report:
    '贷款人依照《征信业管理条例》如实报送本笔贷款的信息；本协议不删除、不改变已经形成的真实记录。',

  contact: '联系与催收',
  contact_freeze:
    '借款人按新还款计划还款期间，贷款人及其委托的机构不对借款人进行催收，也不就本笔贷款联系其亲友和紧急联系人。还款提醒、账务通知、对借款人询问的答复和法定通知不在此限。',
  contact_resumes:
    '借款人未按期足额还款的，前项约定自还款日次日起停止适用，至补足欠款时恢复。联系的时间、次数、对象和方式应当遵守法律和监管规定。',

  guarantee: '保证',
  guarantee_new: '保证人自愿为借款人在本协议项下的债务向贷款人提供连带责任保证。',
  guarantee_old:
    '保证人知悉本协议的全部内容，并依《民法典》第六百九十五条书面同意对原合同的上述变更，按原保证合同约定的方式，对变更后的债务继续承担保证责任。',
  guarantee_extent:
    '保证范围依《民法典》第六百九十一条，包括新还款计划所列的本金、利息及结转款项，因逾期产生的罚息和复利，以及实现债权的费用。',
  guarantee_term:
    '保证期间为新还款计划最后一期债务履行期限届满之日（{last_due_on}）起六个月；贷款人未在保证期间内依法主张权利的，保证人不再承担保证责任。',
  guarantee_term_old:
    '保证期间按原保证合同的约定；没有约定或者约定不明确的，为新还款计划最后一期债务履行期限届满之日（{last_due_on}）起六个月。',
  guarantee_change:
    '此后再变更债务的，须经保证人书面同意。未经书面同意，减轻债务的，保证人仍对变更后的债务承担保证责任；加重债务的，对加重的部分不承担保证责任；变更履行期限的，保证期间不受影响（《民法典》第六百九十五条）。',
  guarantee_lapse: '依{debt}恢复适用原合同条件的，保证人的责任以新还款计划的合计金额为限。',
  guarantee_report:
    '保证人书面同意贷款人将其为本笔债务承担保证责任的信息，包括身份信息、担保信息和履行情况，报送金融信用信息基础数据库。',
  guarantee_recourse: '保证人承担保证责任后，有权在其承担责任的范围内向借款人追偿。',

  data: '个人信息',
  data_use:
    '贷款人为订立和履行本协议，以及向金融信用信息基础数据库报送信息、委托催收、提起诉讼或者仲裁，处理{persons}的个人信息，遵守《中华人民共和国个人信息保护法》，不向与上述目的无关的第三人提供。{persons}可以查阅、复制和更正本人的信息。',
  data_masked:
    '本协议文本所载的证件号码、电话和住址经过遮盖，仅供查阅；签署以载明完整信息的文本为准。',
  persons_borrower: '借款人',
  persons_both: '借款人和保证人',

  general: '生效及其他',
  general_effect:
    '本协议自{parties}均签字或者盖章之日起成立，自生效日起生效。首期还款日之前未全部签字或者盖章的，本协议不生效，原合同继续适用。',
  general_moved:
    '生效日前的还款使{debt}所列所欠金额减少的，以生效日的账务记录为准，贷款人应当及时将减少后的金额和还款计划书面告知其他各方。任何一项所欠超过所列金额的，本协议不生效，由各方另行商定。',
  general_rest:
    '本协议是原合同的组成部分。原合同与本协议不一致的，以本协议为准；本协议未涉及的事项，包括争议解决方式，仍按原合同执行。',
  general_copies:
    '本协议一式{copies}份，各方各执一份，具有同等效力。可靠的电子签名与手写签名或者盖章具有同等的法律效力。',
  general_language: '本协议以中文订立；另附外文译本的，以中文文本为准。',
  parties_two: '贷款人和借款人',
  parties_three: '贷款人、借款人和保证人',
  copies_two: '两',
  copies_three: '三',

  signing: '签署',
  signing_intro: '各方已阅读并理解编号为{no}的本协议的全部条款，签署如下：',
  signing_lender: '贷款人（盖章）',
  signing_borrower: '借款人',
  signing_guarantor: '保证人',
  sign_representative: '授权代表签字：',
  sign_person: '签字：',
  sign_borrower: '借款人签字：',
  sign_date: '日期：',
  vocabulary: {
    kinds: {
      extension: '展期',
      installment_plan: '分期偿还',
      rate_cut: '降低利率',
      waiver: '减免',
      capitalise: '利息转本金',
      add_guarantor: '增加担保',
      settlement: '一次性结清',
    },
    causes: {
      illness: '患病',
      accident: '意外事故',
      disaster: '自然灾害',
      job_loss: '失业',
      income_drop: '收入下降',
      business_failure: '经营失败',
      family: '家庭变故',
      fraud: '遭受诈骗',
      other: '其他困难',
    },
    products: {
      phone_loan: '手机贷',
      phone_installment: '手机分期',
      cash_loan: '个人信用消费贷款',
      consumer_loan: '个人消费贷款',
      card: '信用卡',
    },
    methods: {
      equal_installment: '等额本息',
      equal_principal: '等额本金',
      interest_only: '先息后本',
      flat: '等本等息',
      bullet: '一次性还本付息',
    },
    components: {
      cost: '费用',
      penalty: '罚息',
      compound_interest: '复利',
      interest: '利息',
      principal: '本金',
    },
  } as Vocabulary,
};

export type AgreementTexts = typeof chinese;

const english: AgreementTexts = {
  watermark: '草案 DRAFT',
  title: 'Supplementary Agreement to the Loan Contract',
  title_kinds: '({kinds})',
  list_separator: ', ',
  agreement_no: 'Agreement no. {no}',
  made_on: 'Drawn up on {date}',
  page: 'Page {page} of {pages}',
  article: 'Article {number}   {title}',
  article_numbers: '1,2,3,4,5,6,7,8,9,10,11,12',
  article_reference: 'Article {number}',
  yuan: 'CNY {amount}',
  yuan_in_words: 'CNY {amount}',
  none: 'none',
  unknown: 'not on record',
  other_product: 'other ({product})',
  to_fill: '____________________',

  parties: 'Parties',
  lender: 'Lender',
  borrower: 'Borrower',
  guarantor: 'Guarantor',
  national_id: 'Identity no.',
  phone: 'Telephone',
  address: 'Address',
  relationship: 'Relationship',

  recitals: 'Whereas',
  recital_contract:
    'The Lender and the Borrower are parties to loan contract no. {loan_no} (the "Original Contract"). Under it the Lender on {disbursed_on} paid out a loan of {principal} to the Borrower (product: {product}) at an annual interest rate of {rate} and an annual penalty rate of {penalty_rate} on overdue amounts.',
  recital_cause:
    'Owing to {cause} the Borrower has real difficulty in paying at the times and in the amounts of the Original Contract and has asked the Lender to change the repayment arrangements. The Lender has examined the request and agrees to it.',
  recital_agreed:
    'Having consulted as equals, the parties change the Original Contract under Article 543 of the Civil Code of the People\'s Republic of China (the "Civil Code") and conclude this supplementary agreement (this "Agreement").',
  notice:
    'Clauses in bold weigh heavily on those who sign. Please read every clause before signing and ask the Lender to explain whatever is unclear.',

  debt: 'The debt and what becomes of it',
  debt_intro:
    'On {effective_on} (the "Effective Date") the Borrower owes {open} under the Original Contract. Its components and their treatment are (in CNY):',
  part: 'Component',
  part_open: 'Owed on the Effective Date',
  part_waived: 'Waived',
  part_carried: 'Carried over',
  part_capitalised: 'Made principal',
  total: 'Total',
  debt_acknowledged:
    'The Borrower confirms that the amounts in the table are correct. By signing this Agreement the Borrower agrees to perform this debt, which interrupts the limitation; the limitation of the changed debt counts from the last due date of the new plan (Civil Code Articles 189 and 195).',
  debt_waived:
    'The waiver covers only the components and amounts in the column "Waived", {waived} in all. It is final from the Effective Date and the Lender may not revoke it; the debt concerned ends under Article 575 of the Civil Code, and the Lender may not claim it again even if the Borrower falls behind later.',
  debt_waived_if_paid:
    'The waiver covers only the components and amounts in the column "Waived", {waived} in all, on condition that the Borrower pays the whole of the new plan in time, at the latest on {deadline}. Once all is paid in time, the waiver is final, everything under the Original Contract is settled and the Lender may claim nothing more. If any installment is not paid in time, the waiver has no effect, the terms of the Original Contract apply again from the Effective Date, and what was paid is applied in the order of this Article.',
  debt_settled_if_paid:
    'If the Borrower pays the whole of the new plan in time, at the latest on {deadline}, everything under the Original Contract is settled. If any installment is not paid in time, the terms of the Original Contract apply again from the Effective Date, and what was paid is applied in the order of this Article.',
  debt_carried:
    'Interest, penalty, compound interest and costs of {carried} are carried over. They keep their nature, do not become principal, and are paid with the installments shown in {plan}. The amount of "Principal" carried over in the table goes on to be repaid as principal.',
  debt_principal_carried:
    'The amount of "Principal" carried over in the table goes on to be repaid as principal.',
  debt_capitalised:
    'Amounts of {capitalised} become principal on the Effective Date and bear interest at the new annual rate from that day.',
  debt_dropped:
    'Interest of {dropped} that had not arisen by the Effective Date is no longer charged.',
  debt_credit:
    'A credit of {credit}, paid by the Borrower and not yet applied, goes to the amounts of the new plan that fall due first.',
  debt_paid_on_day:
    'Payments of {paid} made on the Effective Date itself count toward the new plan.',
  debt_order:
    'Where a later payment does not cover everything due, earlier installments come first. The parties agree that it is applied to the costs of enforcing the claim, interest (with penalty and compound interest) and principal, in this order, and within interest to penalty, compound interest and interest, unless the Lender uses an order more favourable to the Borrower.',

  terms: 'New terms',
  effective_on: 'Effective Date',
  new_principal: 'Principal',
  count: 'Installments',
  count_value: '{count}',
  method: 'Method',
  first_due_on: 'First due date',
  last_due_on: 'Last due date',
  annual_rate: 'Annual rate',
  penalty_rate: 'Penalty rate',
  rate_changed: '{now} (formerly {before})',
  rate_same: '{now} (unchanged)',
  grace: 'Days of grace',
  grace_value: '{days}',
  terms_apply:
    'From the Effective Date these terms replace the corresponding ones of the Original Contract.',
  terms_grace:
    'No penalty and no compound interest are charged on an installment paid in full within the days of grace; where it is paid later, they are not charged for the days of grace either. Grace changes neither the due date nor the count of days past due.',
  terms_grace_back:
    'No penalty and no compound interest are charged on an installment paid in full within the days of grace; where it is not, they are charged from the day after the due date, the days of grace included. Grace changes neither the due date nor the count of days past due.',

  plan: 'Repayment plan',
  plan_before:
    'Of the former plan these installments are still open on the Effective Date (in CNY; penalty, compound interest and costs are in {debt}):',
  plan_before_none:
    'On the Effective Date principal and interest of all installments of the former plan are paid.',
  plan_after: 'The new plan is (in CNY):',
  plan_kept: 'Installments marked * belong to the former plan and stay in force.',
  sequence: 'No.',
  due_on: 'Due date',
  principal: 'Principal',
  interest: 'Interest',
  carried_interest: 'Carried interest',
  carried_penalty: 'Carried penalty',
  carried_cost: 'Carried costs',
  paid: 'Paid',
  unpaid: 'Unpaid',
  payable: 'Total due',
  plan_totals:
    'Under the former plan {before} was still to be paid, with penalty, compound interest and costs; under the new plan {after} is to be paid.',
  plan_pay:
    'The Borrower pays each installment in full on or before its due date in the way the Original Contract provides.',

  cost: 'All-in financing cost',
  cost_intro:
    'Under the Provisions on the Express Disclosure of the All-in Financing Cost of Personal Loans, all interest and fees of this Agreement are:',
  cost_item: 'Item',
  cost_how: 'How it is charged',
  cost_standard: 'Standard',
  cost_amount: 'Amount (CNY)',
  cost_whom: 'Charged by',
  cost_principal: 'Principal',
  cost_principal_standard: 'Principal of the new plan that bears interest',
  cost_normal: 'When the plan is kept',
  cost_by_plan: 'With the installments of the new plan',
  cost_interest_standard: '{rate} a year',
  cost_carried_standard: 'Amount carried over by {debt}, at no further rate',
  cost_early: 'Fee for early repayment',
  cost_early_how:
    'When principal is repaid before it is due, and never more than the interest saved',
  cost_early_share: '{rate} of the principal repaid early',
  cost_early_months: "{months} months' interest on the principal repaid early",
  cost_early_until: 'until {month} months after the loan was paid out: {figure}',
  cost_early_then: 'none',
  cost_early_and: '; then ',
  cost_other: 'Credit enhancement, guarantee, installment and other fees',
  cost_not_charged: 'Not charged',
  cost_apr: 'Annual all-in rate',
  cost_apr_how: 'Internal rate of return of the payments',
  cost_apr_standard: 'Nominal {nominal}, effective {effective}',
  cost_apr_none: 'No annual rate can be derived from this plan',
  cost_cap: 'Cap on the annual cost',
  cost_cap_kept: '{cap}; not exceeded',
  cost_default: 'In case of default (contingent)',
  cost_penalty_how: 'By the day, from the day after the due date until paid',
  cost_penalty_how_grace: 'By the day, from the day after the days of grace until paid',
  cost_penalty_how_grace_back:
    'Where not paid within the days of grace: by the day, from the day after the due date until paid',
  cost_penalty_standard: 'Overdue principal at {rate} a year',
  cost_compound_standard: 'Overdue interest at {rate} a year',
  cost_enforcement: 'Costs of enforcing the claim',
  cost_enforcement_how: 'Where incurred and by law borne by the Borrower',
  cost_enforcement_standard: 'As shown by a judgment in force or a lawful invoice',
  cost_enforcement_whom: 'Courts and other bodies',
  cost_if_late: 'When overdue',
  cost_only:
    'Beyond the costs disclosed above, neither the Lender nor its partners charge any other interest or fee in connection with the loan.',
  cost_confirmed: 'I have read and understood the all-in financing cost above.',

  breach: 'Late payment and default',
  breach_penalty:
    'Where the Borrower does not pay an installment of the new plan in full, penalty at {rate} a year on overdue principal and compound interest at the same rate on overdue interest are charged from the day after the due date until paid.',
  breach_penalty_grace:
    'Where the Borrower does not pay an installment of the new plan in full, penalty at {rate} a year on overdue principal and compound interest at the same rate on overdue interest are charged from the day after the days of grace until paid.',
  breach_penalty_grace_back:
    'Where the Borrower has not paid an installment of the new plan in full by the end of the days of grace, penalty at {rate} a year on overdue principal and compound interest at the same rate on overdue interest are charged from the day after the due date, the days of grace included, until paid.',
  breach_no_penalty:
    'Where the Borrower does not pay an installment of the new plan in full, neither penalty nor compound interest is charged.',
  breach_card:
    'The Borrower promises to apply to no bank for a credit card until everything under this Agreement is paid (Measures for the Supervision of the Credit Card Business of Commercial Banks, Article 70).',
  breach_rights:
    'Where the Borrower is in default, the Lender may exercise its rights under the Original Contract and the law.',

  data_report:
    'The Lender reports the loan truthfully under the Regulation on the Administration of the Credit Reporting Industry. This Agreement neither deletes nor alters a true record already made.',

  contact: 'Contact and collection',
  contact_freeze:
    "As long as the Borrower keeps the new plan, neither the Lender nor any agency it engages contacts the Borrower for collection, nor the Borrower's relatives, friends or emergency contacts about this loan. Payment reminders, account notices, answers to the Borrower's questions and notices required by law remain possible.",
  contact_resumes:
    "If an installment is not paid in full in time, the preceding clause ceases to apply from the day after the due date and applies again once the arrears are paid. Times, number, addressees and manner of contact follow the law and the regulator's rules.",

  guarantee: 'Guarantee',
  guarantee_new:
    "The Guarantor of their own free will guarantees to the Lender, jointly and severally with the Borrower, the Borrower's debt under this Agreement.",
  guarantee_old:
    'The Guarantor knows the whole of this Agreement, consents in writing to the above changes of the Original Contract under Article 695 of the Civil Code, and continues to guarantee the changed debt in the manner of the original guarantee contract.',
  guarantee_extent:
    'Under Article 691 of the Civil Code the guarantee extends to the principal, interest and carried amounts of the new plan, penalty and compound interest on late payment, and the costs of enforcing the claim.',
  guarantee_term:
    'The guarantee period is six months from the end of the time to perform the last installment of the new plan ({last_due_on}); if the Lender does not assert its rights as the law requires within it, the Guarantor is no longer liable.',
  guarantee_term_old:
    'The guarantee period is that of the original guarantee contract; where it has none or an unclear one, it is six months from the end of the time to perform the last installment of the new plan ({last_due_on}).',
  guarantee_change:
    "Any further change of the debt needs the Guarantor's written consent. Without it the Guarantor still answers for a debt made lighter, not for what makes it heavier, and a changed time of performance leaves the guarantee period as it is (Civil Code Article 695).",
  guarantee_lapse:
    "Where the terms of the Original Contract apply again under {debt}, the Guarantor's liability is limited to the total of the new plan.",
  guarantee_report:
    'The Guarantor consents in writing to the Lender reporting this guarantee, with the identity of the Guarantor, the guarantee and its performance, to the national financial credit information database.',
  guarantee_recourse:
    'Having paid under the guarantee, the Guarantor may recover from the Borrower to the extent of the payment.',

  data: 'Personal data',
  data_use:
    "The Lender processes the personal data of {persons} to conclude and perform this Agreement, to report to the national financial credit information database, to engage agencies for collection, and for suits and arbitration; it observes the Personal Information Protection Law of the People's Republic of China and gives no data to third parties for any other purpose. The right of {persons} to see, copy and correct their own data is unaffected.",
  data_masked:
    'In this copy identity numbers, telephone and address are masked; it is for reading only. The copy to be signed carries them in full.',
  persons_borrower: 'the Borrower',
  persons_both: 'the Borrower and the Guarantor',

  general: 'Effect and other matters',
  general_effect:
    'This Agreement is concluded on the day {parties} have all signed or sealed it and takes effect on the Effective Date. If not all have signed or sealed it before the first due date, it has no effect and the Original Contract continues to apply.',
  general_moved:
    'If payments before the Effective Date lower the amounts owed in {debt}, the account as it stands on the Effective Date decides, and the Lender informs the other parties in writing without delay of the lower amounts and the plan. If more is owed under any component than shown there, this Agreement has no effect and the parties agree anew.',
  general_rest:
    'This Agreement is part of the Original Contract. Where the two differ, this Agreement prevails; whatever it does not touch, including the settlement of disputes, remains as in the Original Contract.',
  general_copies:
    'This Agreement is made in {copies} copies of equal force, one for each party. A reliable electronic signature has the same legal effect as a handwritten one or a seal.',
  general_language:
    'This is a translation. The agreement is concluded in Chinese, and the Chinese text prevails.',
  parties_two: 'the Lender and the Borrower',
  parties_three: 'the Lender, the Borrower and the Guarantor',
  copies_two: 'two',
  copies_three: 'three',

  signing: 'Signatures',
  signing_intro:
    'The parties have read and understood every clause of this Agreement no. {no} and sign below:',
  signing_lender: 'Lender (seal)',
  signing_borrower: 'Borrower',
  signing_guarantor: 'Guarantor',
  sign_representative: 'Representative:',
  sign_person: 'Signature:',
  sign_borrower: "Borrower's signature:",
  sign_date: 'Date:',
  vocabulary: {
    kinds: {
      extension: 'extension',
      installment_plan: 'installment plan',
      rate_cut: 'lower rate',
      waiver: 'waiver',
      capitalise: 'interest made principal',
      add_guarantor: 'added guarantor',
      settlement: 'settlement in one payment',
    },
    causes: {
      illness: 'illness',
      accident: 'an accident',
      disaster: 'a natural disaster',
      job_loss: 'loss of employment',
      income_drop: 'a fall in income',
      business_failure: 'the failure of a business',
      family: 'a change in the family',
      fraud: 'having been defrauded',
      other: 'other hardship',
    },
    products: {
      phone_loan: 'phone loan',
      phone_installment: 'phone installments',
      cash_loan: 'personal consumer credit loan',
      consumer_loan: 'consumer loan',
      card: 'credit card',
    },
    methods: {
      equal_installment: 'Equal installments',
      equal_principal: 'Equal principal',
      interest_only: 'Interest first, principal at the end',
      flat: 'Flat interest',
      bullet: 'One payment at the end',
    },
    components: {
      cost: 'Costs',
      penalty: 'Penalty',
      compound_interest: 'Compound interest',
      interest: 'Interest',
      principal: 'Principal',
    },
  },
};

export const TEXTS: Readonly<Record<Language, AgreementTexts>> = { zh: chinese, en: english };
