import { Envelope, eventTypes, topicNames } from '@netsign/contracts';
import { asyncApiDocument } from './document.js';
import { eventPage } from './event-page.js';
import { sampleOf, sampleTypes } from './samples.js';

const errorsOf = async (document: unknown): Promise<string[]> => {
  const { Parser, DiagnosticSeverity } = await import('@asyncapi/parser');
  const diagnostics = await new Parser().validate(JSON.stringify(document));
  return diagnostics.filter(({ severity }) => Number(severity) === Number(DiagnosticSeverity.Error)).map(({ path, message }) => `${path.join('/')}: ${message}`);
};

describe('the AsyncAPI document', () => {
  it('is valid 3.0', async () => expect(await errorsOf(asyncApiDocument())).toEqual([]));

  it('without its channels is refused by the validator', async () => expect(await errorsOf({ ...asyncApiDocument(), channels: [] })).not.toEqual([]));

  it('has a channel for every topic and a message for every event', () => {
    const { channels, components } = asyncApiDocument() as { channels: object; components: { messages: object } };
    expect(Object.keys(channels)).toEqual(topicNames);
    expect(Object.keys(components.messages)).toEqual([...eventTypes.keys(), 'signal']);
  });
});

describe('the recorded samples', () => {
  // One that is missing is recorded by RECORD_SAMPLES=1 npm run jest -- --selectProjects <service>, from a spec in which it happens.
  it.each([...eventTypes.keys()])('there is one of %s, and it keeps its contract', type => {
    const envelope = Envelope.parse(sampleOf(type));
    expect(envelope.type).toBe(type);
    expect(eventTypes.get(type)!.data.safeParse(envelope.data).error).toBeUndefined();
  });

  it('are of events that still are: what was published is readable for ever', () => {
    expect(sampleTypes().filter(type => !eventTypes.has(type))).toEqual([]);
  });

  it('stand on the page of their event, beside every field', () => {
    const page = eventPage(eventTypes.get('agreement.in-force.v1')!);
    expect(page).toContain(JSON.stringify(sampleOf('agreement.in-force.v1'), null, 2));
    expect(page).toContain('| `number` | string | yes |');
  });
});
