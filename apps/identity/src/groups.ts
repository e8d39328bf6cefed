/** Consumer group of this service: the graduates, to whom a sign-in is bound. */
export const REPLICAS = Symbol('replicas');
