import { createHash } from 'node:crypto';
import type { AttachmentRow } from '../contract/resources/attachments.ts';
import { FILING_EVIDENCE, type FilingEvidence } from '../domain/legal/filingGate.ts';
import { renderDocument } from '../documents/document.ts';
import { keepFile } from '../book/attaching.ts';
import type { UnitOfWork } from '../store/unitOfWork.ts';

/**
 * One page of each kind of evidence, which all cases of the demo book share: bytes are kept once.
 */

export type DemoFile = Pick<AttachmentRow, 'file_name' | 'content_type' | 'size_bytes' | 'sha256'>;

const PAGES: Record<FilingEvidence, readonly [title: string, text: string]> = {
  contract: [
    '借款合同（演示件）',
    '本页为演示材料，代表双方签署的借款合同扫描件：借款金额、期限、利率、' +
      '还款方式及违约责任以系统所载贷款条款为准。',
  ],
  disbursement_proof: [
    '放款凭证（演示件）',
    '本页为演示材料，代表银行电子回单：借款本金已于放款日划入借款人本人账户。',
  ],
  repayment_record: [
    '还款记录（演示件）',
    '本页为演示材料，代表加盖业务章的还款明细：各期应还、实还及逾期情况以系统账本为准。',
  ],
  identity: ['身份证明（演示件）', '本页为演示材料，代表经核验的居民身份证正反面复印件。'],
  demand_record: ['催告记录（演示件）', '本页为演示材料，代表书面催告函及邮政签收回执。'],
};

/** Draws one page of each kind of evidence and keeps its bytes. */
export async function keepDemoEvidence(
  unit: UnitOfWork,
): Promise<Record<FilingEvidence, DemoFile>> {
  const files: Partial<Record<FilingEvidence, DemoFile>> = {};
  for (const kind of FILING_EVIDENCE) {
    const [title, text] = PAGES[kind];
    const bytes = await renderDocument(
      { language: 'zh', title, author: '贷后', made_on: unit.businessDate, watermark: null },
      { name: title, number: '', page: (page, pages) => `${page} / ${pages}` },
      [
        { kind: 'title', lines: [title], facts: ['', unit.businessDate] },
        { kind: 'paragraph', mark: '', text },
      ],
    );
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await keepFile(unit.db, sha256, bytes, unit.now);
    files[kind] = {
      file_name: `${title}.pdf`,
      content_type: 'application/pdf',
      size_bytes: bytes.length,
      sha256,
    };
  }
  return files as Record<FilingEvidence, DemoFile>;
}
