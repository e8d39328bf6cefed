import { createKafka, createLogger } from '@netsign/platform';

/*
 * A process of its own that produces and consumes bare messages beside a measure, so that nothing the measure does delays it. It is told
 * `{ brokers, topic, value, perSecond }`, says `ready`, begins on `begin` and answers `end` with the milliseconds of every message.
 */

interface Asked { readonly brokers: string[]; readonly topic: string; readonly value: string; readonly perSecond: number }

const tell = (message: unknown): void => { process.send?.(message); };

async function probe({ brokers, topic, value, perSecond }: Asked): Promise<void> {
  const kafka = createKafka(brokers, 'probe', createLogger('probe', 'error'));
  const producer = kafka.producer({ allowAutoTopicCreation: false });
  const consumer = kafka.consumer({ groupId: topic });
  await Promise.all([producer.connect(), consumer.connect()]);
  const sent = new Map<string, number>();
  const took: number[] = [];
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachBatch: async ({ batch }) => {
      const now = performance.now();
      for (const { key } of batch.messages) took.push(now - (sent.get(String(key)) ?? now));
    },
  });
  const send = async (key: string): Promise<void> => {
    sent.set(key, performance.now());
    await producer.send({ topic, acks: -1, messages: [{ key, value }] });
  };
  // The first message finds connections and partitions.
  await send('first');
  while (took.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  took.length = 0;
  const end = async (): Promise<void> => {
    tell({ took });
    await consumer.disconnect();
    await producer.disconnect();
    process.disconnect();
  };
  let timer: NodeJS.Timeout | undefined;
  process.on('message', (word) => {
    if (word === 'begin') {
      const begun = performance.now();
      let count = 0;
      timer = setInterval(() => { while (count < ((performance.now() - begun) / 1000) * perSecond) send(`probe-${count++}`).catch((error: Error) => { tell({ error: error.message }); }); }, 5);
    } else {
      clearInterval(timer);
      setTimeout(() => { end().catch((error: Error) => { tell({ error: error.message }); }); }, 1000);
    }
  });
  tell('ready');
}

process.once('message', (asked: Asked) => { probe(asked).catch((error: Error) => { tell({ error: error.message }); }); });
