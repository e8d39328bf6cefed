import { Envelope, type EventType, eventTypes, Signal, type Topic, topicNames, topics } from '@netsign/contracts';
import { type JsonSchema, NamedSchemas } from '../openapi/named-schemas.js';
import { sampleOf } from './samples.js';

const DESCRIPTION = `Every fact of the platform, in CloudEvents 1.0 envelopes in JSON. A kind of event is named \`noun.past.vN\`; what would break readers is a new name beside the old, fields may be added.

A key keeps its order: everything about one graduate, employer or organisation lies in one partition. Messages may come twice; \`id\` tells. Facts are kept for ever, so a new reader begins at the start. No name, ID number or phone stands in the open.`;

/** The AsyncAPI 3.0 document: topics as channels, events as their messages, and who sends. */
export function asyncApiDocument(): JsonSchema {
  const schemas = new NamedSchemas();
  const messages = Object.fromEntries([...eventTypes.values()].map(event => [event.type, messageOf(event, schemas)]));
  return {
    asyncapi: '3.0.0',
    info: { title: 'netsign events', version: '1.0.0', description: DESCRIPTION, license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' } },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(topicNames.map(topic => [topic, channelOf(topic)])),
    operations: Object.fromEntries(topicNames.map(topic => [`${topic}.publish`, operationOf(topic)])),
    components: { messages: { ...messages, signal: signalMessage(schemas) }, schemas: schemas.all },
  };
}

const eventsOf = (topic: Topic): EventType[] => [...eventTypes.values()].filter(event => event.topic === topic);
const messageNames = (topic: Topic): string[] => (topic === 'signals' ? ['signal'] : eventsOf(topic).map(({ type }) => type));

function channelOf(topic: Topic): JsonSchema {
  const { key, partitions, retention, compacted } = topics[topic];
  return {
    address: topic,
    description: `Key: ${key}. ${retention === -1 ? 'Kept for ever.' : `Kept for ${retention / 60_000} minutes.`}`,
    messages: Object.fromEntries(messageNames(topic).map(name => [name, { $ref: `#/components/messages/${name}` }])),
    bindings: { kafka: { topic, partitions, topicConfiguration: { 'cleanup.policy': [compacted ? 'compact' : 'delete'], 'retention.ms': retention, 'retention.bytes': -1 }, bindingVersion: '0.5.0' } },
  };
}

function operationOf(topic: Topic): JsonSchema {
  const { owner } = topics[topic];
  return {
    action: 'send', channel: { $ref: `#/channels/${topic}` },
    summary: owner === 'platform' ? 'Any service says that something on a page is out of date.' : `\`${owner}\` says what has happened.`,
    messages: messageNames(topic).map(name => ({ $ref: `#/channels/${topic}/messages/${name}` })),
  };
}

function messageOf(event: EventType, schemas: NamedSchemas): JsonSchema {
  const sample = sampleOf(event.type);
  return {
    name: event.type, title: event.type, contentType: 'application/cloudevents+json',
    payload: payloadOf(event, schemas),
    bindings: { kafka: { key: { type: 'string', description: topics[event.topic].key }, bindingVersion: '0.5.0' } },
    ...(sample && { examples: [{ name: 'recorded', payload: sample }] }),
  };
}

/** The envelope with the event's own data in it. */
export const payloadOf = (event: EventType, schemas: NamedSchemas): JsonSchema => ({
  allOf: [schemas.of(Envelope, 'output'), { type: 'object', properties: { type: { const: event.type }, data: schemas.of(event.data, 'output') } }],
});

const signalMessage = (schemas: NamedSchemas): JsonSchema => ({
  name: 'signal', title: 'signal', summary: 'A hint that something on the screen is out of date; carries no fact.', contentType: 'application/json', payload: schemas.of(Signal, 'output'),
});
