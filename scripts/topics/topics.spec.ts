import { topicNames, topics } from '@netsign/contracts';
import { eventLine, jsonLine, type Found } from './event-line.js';
import { lineOf } from './lag.js';
import { differencesOf, shapeOf } from './list-topics.js';
import { serviceOf } from './parked.js';

const found = (value: string | null): Found => ({ partition: 3, offset: '12', time: new Date('2027-03-01T08:00:00Z'), key: 'k', value, headers: { reason: 'not JSON' } });
const envelope = {
  specversion: '1.0', id: '0197f7a4-0000-7000-8000-000000000001', source: 'agreements', type: 'invitation.sent.v1', subject: 'case-1', time: '2027-03-01T08:00:00.000Z',
  datacontenttype: 'application/json', partitionkey: 'k', caseversion: 1, chainhash: 'h', audience: '', data: {},
};

describe('the topics of the broker', () => {
  it.each(topicNames)('%s differs in nothing when it is as the contracts say', (topic) => {
    const shape = shapeOf(topic);
    expect(shape && differencesOf(topic, shape)).toEqual([]);
  });

  it('are named with what differs', () => {
    const { partitions } = topics.agreements;
    expect(differencesOf('agreements', { partitions: partitions + 1, retention: 3_600_000, cleanup: 'delete' })).toEqual([`partitions ${partitions + 1}, not ${partitions}`, 'retention 3600000, not -1']);
    expect(differencesOf('agreements.ledger.dead', { partitions: 1, retention: -1, cleanup: 'delete' })).toEqual([]);
    expect(differencesOf('somebody', { partitions: 1, retention: -1, cleanup: 'delete' })).toEqual(['not in the contracts']);
  });
});

describe('a line of the tail', () => {
  it('tells time, partition, offset, key, type and subject', () => {
    expect(eventLine(found(JSON.stringify(envelope))).split(/ {2,}/)).toEqual(['2027-03-01T08:00:00.000Z', '3', '12', 'k', 'invitation.sent.v1', 'case-1']);
  });

  it('shows signals, tombstones and what is no event as what they are', () => {
    expect(eventLine(found('{"kind":"board.changed","id":"2027","audience":"ministry"}'))).toMatch(/board\.changed +2027$/);
    expect(eventLine(found(null))).toMatch(/\(tombstone\)$/);
    expect(eventLine(found('{"broken'))).toMatch(/\(not an event\)$/);
  });

  it('is whole as JSON, with a broken body as text', () => {
    expect(JSON.parse(jsonLine(found(JSON.stringify(envelope))))).toMatchObject({ partition: 3, offset: 12, key: 'k', headers: { reason: 'not JSON' }, value: envelope });
    expect(JSON.parse(jsonLine(found('{"broken')))).toMatchObject({ value: '{"broken' });
  });
});

describe('the lag of a group', () => {
  const place = { group: 'agreements.ledger', topic: 'ledger', partition: 0 };

  it('is what was said since the committed offset, and nothing where none is kept', () => {
    expect(lineOf(place, 3, 10)).toEqual([{ ...place, committed: 3, end: 10, lag: 7 }]);
    expect(lineOf(place, 10, 9)[0]?.lag).toBe(0);
    expect(lineOf(place, -1, 10)).toEqual([]);
  });

  it('names its service before the dot', () => {
    expect(serviceOf('national-sync.ledger')).toBe('national-sync');
  });
});
