import { type EventType, eventTypes, topics } from '@netsign/contracts';
import { z } from 'zod';
import { asyncApiDocument } from './document.js';
import { sampleOf } from './samples.js';

const MADE = 'Made from the contracts; do not edit. `npm run generate` writes it anew.';

/** One page for each kind of event: where it travels, what it says, and one that was recorded. */
export function eventPage({ type, topic, data }: EventType): string {
  const { key, owner } = topics[topic];
  const sample = sampleOf(type);
  return [
    `# ${type}`, '', MADE, '',
    `Sent by \`${owner}\` on topic \`${topic}\`, keyed by ${key}. The envelope is CloudEvents 1.0; below is what stands in its \`data\`.`, '',
    '| field | form | always there |', '| --- | --- | --- |', ...fieldRows(z.toJSONSchema(data, { io: 'output' }) as Described), '',
    ...(sample === null ? ['No sample has been recorded yet.'] : ['A recorded one:', '', '```json', JSON.stringify(sample, null, 2), '```']), '',
  ].join('\n');
}

interface Described { type?: string; format?: string; const?: string | number | boolean | null; enum?: (string | number | boolean | null)[]; anyOf?: Described[]; items?: Described; additionalProperties?: Described | false; properties?: Record<string, Described>; required?: string[] }

function fieldRows({ properties = {}, required = [] }: Described, inside = ''): string[] {
  return Object.entries(properties).flatMap(([name, field]) => [
    `| \`${inside}${name}\` | ${formOf(field)} | ${required.includes(name) ? 'yes' : 'no'} |`,
    ...(field.properties ? fieldRows(field, `${inside}${name}.`) : []),
  ]);
}

function formOf({ type, format, const: only, enum: choices, anyOf, items, additionalProperties }: Described): string {
  if (only !== undefined) return `\`${String(only)}\``;
  if (choices) return choices.map(choice => `\`${String(choice)}\``).join(', ');
  if (anyOf) return anyOf.map(formOf).join(' or ');
  if (items) return `list of ${formOf(items)}`;
  if (additionalProperties) return `by name: ${formOf(additionalProperties)}`;
  return [type, format].filter(Boolean).join(', ');
}

function index(): string {
  const rows = [...eventTypes.values()].map(({ type, topic }) => `| [${type}](events/${type}.md) | \`${topic}\` | ${topics[topic].key} | \`${topics[topic].owner}\` |`);
  return ['# Events', '', MADE, '', 'The whole as [AsyncAPI 3.0](asyncapi.json). Facts, in the order in which the contracts list them:', '', '| event | topic | key | sent by |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
}

/** File below `docs/asyncapi/` → its text. */
export const asyncApiPages: readonly [file: string, content: () => string][] = [
  ['README.md', index],
  ['asyncapi.json', () => `${JSON.stringify(asyncApiDocument(), null, 2)}\n`],
  ...[...eventTypes.values()].map((event): [string, () => string] => [`events/${event.type}.md`, () => eventPage(event)]),
];
