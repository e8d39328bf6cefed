import type { Workflow } from './workflow.js';

/** Titles by which a page speaks of states, actions and roles. */
export interface Titles { readonly state: (name: string) => string; readonly action: (name: string) => string; readonly role: (name: string) => string }

/** The page of one workflow: the chart in Mermaid, then both tables in words. Same tables, same page, byte for byte. */
export function diagram<S extends string, A extends string, R extends string, F, C extends string>(flow: Workflow<S, A, R, F, C>, titles: Titles): string {
  const states = Object.keys(flow.states) as S[];
  const chart = [
    'stateDiagram-v2',
    ...states.map(state => `  ${state}: ${titles.state(state)}`),
    ...flow.arrows.map(arrow => `  ${arrow.from ?? '[*]'} --> ${arrow.to}: ${titles.role(arrow.by)} ${titles.action(arrow.action)}${arrow.route ? ` (${arrow.route.name})` : ''}`),
    ...states.filter(state => flow.states[state].owner === null).map(state => `  ${state} --> [*]`),
  ];
  const stateRows = states.map(state => {
    const { owner, until, otherwise } = flow.states[state];
    return `| \`${state}\` | ${titles.state(state)} | ${owner === null ? '—' : titles.role(owner)} | ${until ? `\`${until}\`` : '—'} | \`${otherwise}\` |`;
  });
  const arrowRows = flow.arrows.map(arrow => `| ${arrow.from ? `\`${arrow.from}\`` : '—'} | ${titles.action(arrow.action)} (\`${arrow.action}\`) | ${titles.role(arrow.by)} | \`${arrow.to}\` | ${arrow.route ? `\`${arrow.route.name}\`` : ''} | ${(arrow.require ?? []).map(rule => `\`${rule.name}\``).join(', ')} | ${arrow.emits ? `\`${arrow.emits}\`` : ''} |`);
  return [
    `# ${flow.name}`, '', 'Made from the workflow table; do not edit. `npm run generate` writes it anew.', '',
    '```mermaid', ...chart, '```', '',
    '| state | title | whose turn | until | an act not possible here answers |', '| --- | --- | --- | --- | --- |', ...stateRows, '',
    '| from | act | by | to | when | refused unless | event |', '| --- | --- | --- | --- | --- | --- | --- |', ...arrowRows, '',
  ].join('\n');
}
