import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireSignedIn } from "~/auth/require-account.server.ts";
import { Banner } from "~/components/banner.tsx";
import { PlatformForm } from "~/components/lti/platform-form.tsx";
import { PlatformList } from "~/components/lti/platform-list.tsx";
import { ToolFacts } from "~/components/lti/tool-facts.tsx";
import { textOf, UNCACHED } from "~/course-view.server.ts";
import { originFor } from "~/lti/begin.server.ts";
import { toolAddresses } from "~/lti/configuration.ts";
import { readPlatformForm } from "~/lti/platform-form.server.ts";
import { addPlatform, listPlatforms, removePlatform } from "~/models/lti-platform.server.ts";
import { plainly } from "~/own-request.server.ts";

export const meta: MetaFunction = () => [
  { title: "Learning platforms · Headroom" },
  { name: "robots", content: "noindex" },
];

/** To everybody else there is no such page. */
async function requireAdmin(request: Request): Promise<string> {
  const { account } = await requireSignedIn(request);
  if (account.role !== "admin") throw plainly("The address may be mistyped or out of date.", 404);
  return account.userId;
}

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  return data(
    {
      addresses: toolAddresses(originFor(request)),
      platforms: (await listPlatforms(null)).map(
        ({ id, name, issuer, clientId, deploymentId, accounts }) => ({
          id,
          name,
          issuer,
          clientId,
          deploymentId,
          accounts,
        }),
      ),
    },
    UNCACHED,
  );
}

/** Registers a platform for every course, or removes one. */
export async function action({ request }: ActionFunctionArgs) {
  const by = await requireAdmin(request);
  const form = await request.formData();
  const now = new Date();
  if (form.get("intent") === "remove") {
    await removePlatform({ id: textOf(form, "id", 100), courseId: null, by, now });
    return redirect("/admin/platforms");
  }
  const read = readPlatformForm(form, { anyDeployment: true });
  if (read.kind === "wrong") return data({ why: null, typed: read.typed, errors: read.errors }, 422);
  const outcome = await addPlatform({ facts: read.facts, courseId: null, by, now });
  if (outcome === "added") return redirect("/admin/platforms");
  const why =
    outcome === "known"
      ? "This deployment of this platform is registered already, here or for a course."
      : "There are 20 registrations. Remove one first.";
  return data({ why, typed: {} as Partial<Record<string, string>>, errors: {} }, 409);
}

export default function Platforms() {
  const { addresses, platforms } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <div className="page stack gap-6">
      <header className="stack gap-2">
        <h1>Learning platforms</h1>
        <p className="muted">
          Registered here, a platform serves every course, and a launch from it opens accounts that people
          have linked with it: register only platforms whose operators you trust as you trust this server’s.
        </p>
      </header>
      {refused?.why ? <Banner tone="bad">{refused.why}</Banner> : null}
      <section className="card stack gap-3" aria-labelledby="there">
        <h2 id="there">What the platform wants to know</h2>
        <ToolFacts addresses={addresses} />
      </section>
      {platforms.length === 0 ? null : (
        <section className="stack gap-3" aria-labelledby="registered">
          <h2 id="registered">Registered</h2>
          <PlatformList platforms={platforms} mayChange />
        </section>
      )}
      <section className="card stack gap-4" aria-labelledby="register">
        <h2 id="register">Register a platform</h2>
        <PlatformForm typed={refused?.typed ?? {}} errors={refused?.errors ?? {}} anyDeployment />
      </section>
    </div>
  );
}
