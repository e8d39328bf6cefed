import type { Language } from '@netsign/contracts';

/** What everybody should have read before signing. By itself, because the first frame shows it before the other phrases are here. */
export const fourForbidden: Record<Language, string> = {
  'zh-CN': '四不准：任何人不得强迫你签约，不得以毕业证、学位证相要挟。遇到这种情况，请向学校就业部门或省级主管部门反映。',
  en: 'Nobody may force you to sign, or hold back your diploma or degree to make you. If it happens, tell the careers office of your school or the provincial authority.',
};
