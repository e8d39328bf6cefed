import { agreementsApi, identityApi, nationalSyncApi, type Endpoint } from '@netsign/contracts';

const services = { identityTable: identityApi, agreementsTable: agreementsApi, nationalSyncTable: nationalSyncApi };

function row(key: string, { service, method, path, file, safe, download }: Endpoint): string {
  const flags = `${file === undefined ? '' : ', file: true'}${safe === true ? ', safe: true' : ''}${download === undefined ? '' : ', download: true'}`;
  return `  ${key}: { service: '${service}', method: '${method}', path: '${path}'${flags} },`;
}

/** The text of `generated/endpoints.ts`: the endpoint table without its schemas, so that a phone need not load them. */
export function renderEndpointTable(): string {
  const tables = Object.entries(services).map(([name, rows]) =>
    [`export const ${name} = {`, ...Object.entries<Endpoint>(rows).map(([key, endpoint]) => row(key, endpoint)), '} as const satisfies Record<string, Callable>;'].join('\n'));
  return ['// Generated from libs/contracts by `npm run generate`. Do not edit.', `import type { Callable } from '../transport.js';`, '', tables.join('\n\n'), ''].join('\n');
}
