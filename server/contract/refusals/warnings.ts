import { text } from './text.ts';

/** Refusals about early warnings. */
export const warnings = {
  warning_closed: text(
    'conflict',
    '该预警已关闭，请刷新查看结果',
    'This warning is closed already; reload to see how',
  ),
  warning_of_supervisors: text(
    'forbidden',
    '该预警由主管处理，请联系主管',
    'This warning is for supervisors to act on; ask one',
  ),
  warning_false_why: text(
    'invalid_request',
    '选择误报时，请写明依据',
    'Say what shows that it is a false alarm',
  ),
} as const;
