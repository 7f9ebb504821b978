import { inTransaction, reader } from "./db.server.ts";

/** The tables that the auth library works on. */
const MODELS = ["user", "session", "credential", "verification", "passkey"] as const;
const READS = ["findFirst", "findMany", "count"] as const;
const WRITES = ["create", "update", "updateMany", "delete", "deleteMany"] as const;

type Call = (args: unknown) => Promise<unknown>;
type Delegate = Record<string, Call>;

/* Prisma's delegates differ in the types of their arguments, which the library checks by its own schema. */
const delegate = (client: unknown, model: string): Delegate =>
  (client as Record<string, Delegate>)[model] ?? {};

async function call(client: unknown, model: string, method: string, args: unknown): Promise<unknown> {
  const work = delegate(client, model)[method];
  if (!work) throw new Error(`the database has no ${model}.${method}`);
  return work(args);
}

function store(model: string): Delegate {
  const reads = READS.map((method): [string, Call] => [
    method,
    async (args) => call(await reader(), model, method, args),
  ]);
  const writes = WRITES.map((method): [string, Call] => [
    method,
    (args) => inTransaction((tx) => call(tx, model, method, args)),
  ]);
  return Object.fromEntries([...reads, ...writes]);
}

/**
 * What the auth library's Prisma adapter takes for a client: reads and writes go the way that all others here go (see
 * db.server.ts), so that its writes wait for their turn and its reads see committed rows only.
 */
export const authStore = {
  ...Object.fromEntries(MODELS.map((model) => [model, store(model)])),
  $transaction: inTransaction,
};
