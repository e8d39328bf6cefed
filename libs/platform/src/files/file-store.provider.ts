import { CONFIG, type Config } from '../config.js';
import { FileStore } from './file-store.js';

/** The service's own store, for the modules of services that keep files. */
export const fileStore = { provide: FileStore, useFactory: (config: Config) => new FileStore(config.filesDir), inject: [CONFIG] };
