import kafkajs, { type Admin, type Kafka } from 'kafkajs';

export const openKafka = (brokers: string[]): Kafka =>
  new kafkajs.Kafka({ brokers, clientId: 'topics', connectionTimeout: 3_000, retry: { retries: 2 }, logLevel: kafkajs.logLevel.NOTHING });

/** Does something with an admin client and takes it away again. */
export async function withAdmin<T>(brokers: string[], work: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = openKafka(brokers).admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}

/** Kafka's own topics are nobody's matter here. */
export const isOurs = (topic: string): boolean => !topic.startsWith('__');
