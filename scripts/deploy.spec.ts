import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { cloneRoot } from './servers/folders.js';
import { programs } from './start/plan.js';

const compose = fs.readFileSync(path.join(cloneRoot(), 'docker-compose.yml'), 'utf8');
const kubernetes = fs.readFileSync(path.join(cloneRoot(), 'deploy', 'kubernetes', 'services.yaml'), 'utf8');

/** The client that is there: `docker compose`, else `docker-compose`, else none. */
function composeClient(): string[] | null {
  return [['docker', 'compose'], ['docker-compose']].find(([command, ...args]) => spawnSync(command, [...args, 'version']).status === 0) ?? null;
}

describe('the other ways to run it', () => {
  it.each(programs())('docker compose starts %s', (program) => {
    expect(compose).toMatch(new RegExp(`^  ${program}:$`, 'm'));
    expect(compose).toContain(`services/${program}.mjs`.replace('services/gateway.mjs', 'netsign/run'));
  });

  it.each(programs().filter((program) => program !== 'sandbox'))('Kubernetes runs %s', (program) => {
    expect(kubernetes).toContain(`args: ["services/${program}.mjs"]`);
  });

  it('has a compose file that a client on this machine accepts', () => {
    const client = composeClient();
    if (!client) return expect(compose).not.toMatch(/\t/); // no client here: the text is all there is to look at
    const [command, ...args] = client;
    const answer = spawnSync(command, [...args, 'config', '-q'], { cwd: cloneRoot(), encoding: 'utf8' });
    expect([answer.status, answer.stderr]).toEqual([0, expect.any(String)]);
  });

  it('promises the same broker everywhere', () => {
    const version = /<artifactId>kafka_2.13<\/artifactId>\s*<version>([^<]+)/.exec(fs.readFileSync(path.join(cloneRoot(), 'deploy/kafka/pom.xml'), 'utf8'))?.[1];
    expect(compose).toContain(`apache/kafka:${version}`);
  });
});
