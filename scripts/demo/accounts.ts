import { demoPassword, type DemoWorld } from './people.js';

/** An account as the sandbox's sign-in servers take it. */
export interface SandboxAccount {
  readonly account: string;
  readonly password: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** All sign-in accounts of the demo world by realm: 学信网, 就业管理系统, 新职业网. */
export function demoAccounts(world: DemoWorld): Readonly<Record<'chsi' | 'jygl' | 'xzyw', readonly SandboxAccount[]>> {
  const account = (name: string, attributes: Record<string, string>) => ({ account: name, password: demoPassword, attributes });
  return {
    chsi: world.graduates.map(({ account: name, ...person }) => account(name, { name: person.name, idNumber: person.idNumber })),
    jygl: world.officials.map(({ account: name, ...attributes }) => account(name, attributes)),
    xzyw: world.employers.map(({ creditCode, operator }) =>
      account(operator.account, { creditCode, name: operator.name, phone: operator.phone }),
    ),
  };
}

/** A few accounts to begin with, one for each kind of people: what `npm start` prints at its end. */
export function demoSignIns(world: DemoWorld): { end: 'student' | 'corp' | 'admin'; who: string; account: string }[] {
  const school = world.schools[0];
  const graduate = world.graduates[0];
  const employer = world.employers[0];
  const department = school?.departments[0];
  const province = world.provinces[0];
  if (!school || !graduate || !employer || !department || !province) return [];
  return [
    { end: 'student', who: `毕业生（${school.name}）`, account: graduate.account },
    { end: 'corp', who: employer.name, account: employer.operator.account },
    { end: 'admin', who: `${school.name} ${department.name}`, account: `department-${department.code}` },
    { end: 'admin', who: school.name, account: `school-${school.code}` },
    { end: 'admin', who: province.name, account: `province-${province.code}` },
    { end: 'admin', who: '全国就业中心', account: 'ministry' },
  ];
}
