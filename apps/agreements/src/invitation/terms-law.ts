import type { TermsDraft } from '@netsign/contracts';

/** One term held against the labour law: `law` names the article. A warning, never a refusal: what is signed is not yet a labour contract. */
export interface LawCheck { readonly term: string; readonly ok: boolean; readonly law: string }

/** 劳动合同法 art. 19: the longest probation in months for a contract of so many months; null stands for 无固定期限. */
export function longestProbation(contractMonths: number | null): number {
  if (contractMonths === null || contractMonths >= 36) return 6;
  if (contractMonths >= 12) return 2;
  return contractMonths >= 3 ? 1 : 0;
}

/** Checks what has been filled in so far (docs/domain.md §Terms). */
export function lawChecks(terms: TermsDraft): LawCheck[] {
  const { contractMonths, probationMonths, monthlyPay, probationPay, employerPenalty, graduatePenalty } = terms;
  const checks: LawCheck[] = [];
  if (typeof probationMonths === 'number' && (contractMonths === null || typeof contractMonths === 'number')) {
    checks.push({ term: 'probationMonths', ok: probationMonths <= longestProbation(contractMonths), law: '劳动合同法第十九条' });
  }
  if (typeof monthlyPay === 'number' && typeof probationPay === 'number' && probationMonths !== 0) {
    checks.push({ term: 'probationPay', ok: probationPay * 10 >= monthlyPay * 8, law: '劳动合同法第二十条' });
  }
  if (typeof employerPenalty === 'number' && typeof graduatePenalty === 'number') {
    checks.push({ term: 'graduatePenalty', ok: graduatePenalty <= employerPenalty, law: '民法典第六条（公平原则）' });
  }
  return checks;
}
