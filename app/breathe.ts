/** Lets other requests in: awaiting a database on the same thread never gives way by itself. */
export const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));
