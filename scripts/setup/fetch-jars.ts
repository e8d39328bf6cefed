import { fetchKafkaJars } from '../servers/kafka.js';

try {
  fetchKafkaJars();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
