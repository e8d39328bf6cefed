/** Consumer groups of this service: the replicas of others' facts, and the ledger's answers. */
export const REPLICAS = Symbol('replicas');
export const LEDGER = Symbol('ledger');
