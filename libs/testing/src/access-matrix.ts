import { pathNames, roles, type Actor, type Endpoint, type Role } from '@netsign/contracts';
import type { Service } from '@netsign/platform';
import { departmentActor, employerActor, graduateActor, ministryActor, provinceActor, schoolActor, tokenOf, uuidOf } from './actors.js';
import { testService, type TestService } from './services.js';

const place = { department: '99331-01', school: '99331', province: '33' };
const actors: Record<Role, Actor> = {
  graduate: graduateActor(uuidOf('matrix'), place), employer: employerActor('x'), department: departmentActor(place), school: schoolActor(place), province: provinceActor('33'), ministry: ministryActor(),
};

/** Specs made from a service's endpoint table: who may call each, who may not, and that nobody gets in without a token. */
export function describeAccessMatrix(service: Service, endpoints: readonly Endpoint[]): void {
  describe(`the access matrix of ${service.name}`, () => {
    let running: TestService;
    beforeAll(async () => { running = await testService(service); });
    afterAll(() => running.close());

    const call = async (endpoint: Endpoint, authorization?: string): Promise<string> => {
      const path = pathNames(endpoint.path).reduce((text, name) => text.replace(`:${name}`, uuidOf(name)), endpoint.path);
      const answer = await fetch(`${running.url}${path}`, {
        method: endpoint.method, ...(endpoint.method === 'POST' && { body: endpoint.file ? 'x' : '{}' }),
        headers: { 'content-type': endpoint.file ? 'application/octet-stream' : 'application/json', 'idempotency-key': `matrix-${Math.random()}`, ...(authorization && { authorization }) },
      });
      return (await answer.json() as { code?: string }).code ?? 'OK';
    };

    it.each(endpoints.map(endpoint => [endpoint.name, endpoint] as const))('%s lets in its own roles alone', async (_name, endpoint) => {
      expect(await call(endpoint)).toBe('NOT_SIGNED_IN');
      expect(await call(endpoint, 'Bearer not.a.token')).toBe('NOT_SIGNED_IN');
      for (const role of roles) {
        const code = await call(endpoint, `Bearer ${tokenOf(actors[role])}`);
        if (endpoint.by.includes(role)) expect([role, code]).not.toEqual([role, 'ROLE_MAY_NOT']);
        else expect([role, code]).toEqual([role, 'ROLE_MAY_NOT']);
        expect(code).not.toBe('INTERNAL');
      }
      const gateway = await call(endpoint, `Bearer ${tokenOf({ role: 'gateway' })}`);
      if (!endpoint.by.includes('gateway')) expect(gateway).toBe('ROLE_MAY_NOT');
      const unconfirmed = await call(endpoint, `Bearer ${tokenOf({ ...actors.graduate, confirmed: false })}`);
      if (endpoint.by.includes('graduate') && !endpoint.beforeConfirmation) expect(unconfirmed).toBe('RECORD_NOT_CONFIRMED');
    });
  });
}
