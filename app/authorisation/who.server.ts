import { getUserId } from "~/session.server.ts";

/** Who asks; null: nobody is signed in. */
export interface Person {
  userId: string;
  admin: boolean;
}

export async function whoAsks(request: Request): Promise<Person | null> {
  const userId = await getUserId(request);
  return userId === null ? null : { userId, admin: false };
}
