import { Injectable } from '@nestjs/common';
import { organisationRegistered, type FieldError, type identityApi, type OutputOf, type ParsedInputOf } from '@netsign/contracts';
import { Commands, many, type By, type Tx } from '@netsign/platform';
import { refusalFor } from '../refusal.js';
import { remember } from '../remembered.js';
import { organisationColumns, organisations, organisationState, type OrganisationRow } from './organisation.entity.js';
import { at, newOrganisation, registrationProblem, type Registration } from './registration.rules.js';

type Counts = OutputOf<typeof identityApi.registerOrganisations>;

/** Puts provinces, schools and 院系 into the tree: all of a call or none. */
@Injectable()
export class RegistrationService {
  constructor(private readonly commands: Commands) {}

  /**
   * A code that stands already with the same name and parent is counted as unchanged. Parents are locked, so that calls about one branch
   * follow each other. Throws ORGANISATION_PARENT_UNKNOWN (also for a branch that is not one's own), ORGANISATION_EXISTS, ROLE_MAY_NOT, CODE_UNKNOWN.
   */
  async register(by: By, { items }: ParsedInputOf<typeof identityApi.registerOrganisations>): Promise<Counts> {
    const parents = items.map(item => item.parent);
    const done = await this.commands.run(by, {
      read: {
        locked: many('select code from organisation where code = any($1::text[]) order by code for update', [parents]),
        standing: many<OrganisationRow>(`select ${organisationColumns} from organisation where code = any($1::text[])`, [[...parents, ...items.map(item => item.code)]]),
      },
      result: {},
      act: (tx, { standing }) => {
        const counts = registerAll(tx, by, items, new Map(standing.map(row => [row.code, row])));
        remember(tx, by, counts);
        return counts;
      },
    });
    return done.repeated ? { registered: Number(done.result['registered']), unchanged: Number(done.result['unchanged']) } : done.value;
  }
}

/** Upper tiers first, so that one call may bring a school and what stands above it. `known` grows as it goes. */
function registerAll(tx: Tx, by: By, items: readonly Registration[], known: Map<string, OrganisationRow>): Counts {
  const fields: FieldError[] = [];
  const counts: Counts = { registered: 0, unchanged: 0 };
  for (const [index, item] of [...items.entries()].sort(([, one], [, other]) => one.code.length - other.code.length)) {
    const problem = registrationProblem(item, known, by.actor);
    if (problem) { fields.push(at(index, problem.at, problem.code)); continue; }
    if (known.has(item.code)) { counts.unchanged++; continue; }
    const row = newOrganisation(item, known);
    known.set(item.code, tx.open(organisations, row, { event: organisationRegistered, data: organisationState({ ...row, version: 1, hash: '' }), action: 'register', from: null, to: 'registered' }));
    counts.registered++;
  }
  if (fields.length > 0) throw refusalFor(fields);
  return counts;
}
