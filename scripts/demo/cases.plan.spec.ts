import { creditCodeProblem, Terms } from '@netsign/contracts';
import { longestProbation } from '../../apps/agreements/src/invitation/terms-law.js';
import { maySign, planCases } from './cases.plan.js';
import { offerTerms } from './offers.js';
import { demoWorld } from './people.js';

const world = demoWorld();
const plan = planCases(world);

describe('the cases of the demo', () => {
  it('are the same each time', () => {
    expect(planCases(demoWorld())).toEqual(plan);
  });

  it('stand in every state at every school, and every 院系 of the first school has some', () => {
    for (const { code } of world.schools) {
      const targets = new Set(plan.filter(({ graduate }) => graduate.school === code).map(({ target }) => target));
      expect([...targets].sort()).toEqual(['certified', 'department_review', 'draft', 'failed', 'offered', 'refused', 'school_review', 'taken_back', 'withdrawn']);
    }
    const [first] = world.schools;
    const departments = new Set(plan.filter(({ graduate }) => graduate.school === first?.code).map(({ graduate }) => graduate.departmentCode));
    expect(departments.size).toBe(first?.departments.length);
  });

  it('begin with two offers to the graduate, and one of the employer, that the start prints', () => {
    const ofFirst = plan.filter(({ graduate }) => graduate.account === 'g0001');
    expect(ofFirst.map(({ target }) => target)).toEqual(['offered', 'offered']);
    expect(ofFirst[0]?.employer.operator.account).toBe('e01');
  });

  it('never name somebody twice for one employer, and only those who may sign', () => {
    const pairs = plan.map(({ graduate, employer }) => `${graduate.name}/${graduate.department}/${employer.creditCode}`);
    expect(new Set(pairs).size).toBe(plan.length);
    expect(plan.every(({ graduate }) => maySign(graduate))).toBe(true);
    expect(world.graduates.filter((graduate) => !maySign(graduate)).every(({ trainingMode }) => ['21', '41'].includes(trainingMode))).toBe(true);
  });
});

describe('the offers of the demo', () => {
  it('are complete and keep within the law, for every graduate', () => {
    for (const [index, graduate] of world.graduates.entries()) {
      const employer = world.employers[index % world.employers.length];
      if (!employer) throw new RangeError('no employer');
      const terms = Terms.parse(offerTerms(employer, graduate));
      expect(creditCodeProblem(employer.creditCode)).toBeNull();
      expect(terms.probationMonths).toBeLessThanOrEqual(longestProbation(terms.contractMonths));
      expect(terms.probationPay * 10).toBeGreaterThanOrEqual(terms.monthlyPay * 8);
      expect(terms.graduatePenalty).toBeLessThanOrEqual(terms.employerPenalty);
    }
  });
});
