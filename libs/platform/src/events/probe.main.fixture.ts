import 'reflect-metadata';
import { readConfig } from '../config.js';
import { Database } from '../database/database.js';
import { serve } from '../service.js';
import { ProbeController, probeService } from './probe.fixture.js';

// A consumer in a process of its own. With `die` it is killed the moment its first batch has been committed, before any offset.
const config = readConfig();
const die = process.argv[2] === 'die';
ProbeController.echo = die;
const running = await serve(probeService, { config });
if (die) running.app.get(Database).onCommit(() => process.kill(process.pid, 'SIGKILL'));
process.stdout.write('ready\n');
