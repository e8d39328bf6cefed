/** Consumer group of this service: the graduates, to whom a sign-in is bound. */
export const REPLICAS = Symbol('replicas');
/** A group of its own for the message boxes: cases that pile up never hold up who may sign in. */
export const MESSAGES = Symbol('messages');
