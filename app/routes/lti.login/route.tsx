import {
  type ActionFunctionArgs,
  type AppLoadContext,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LaunchRefused } from "~/components/lti/launch-refused.tsx";
import { begin } from "~/lti/begin.server.ts";
import { pageOriginsOf } from "~/lti/frames.ts";

export const meta: MetaFunction = () => [
  { title: "Launch · Headroom" },
  { name: "robots", content: "noindex" },
];
export const handle = { chrome: "none" };

const UNCACHED = { "Cache-Control": "no-store" };
export const headers = () => UNCACHED;

async function answer(request: Request, fields: URLSearchParams, context: AppLoadContext) {
  const begun = await begin(request, fields, new Date());
  if (begun.kind === "away")
    throw redirect(begun.to, { headers: { ...UNCACHED, "Set-Cookie": begun.cookie } });
  if (begun.platform) context.letFrame?.({ shownBy: pageOriginsOf(begun.platform), formsTo: [] });
  return data({ why: begun.why }, { status: 400, headers: UNCACHED });
}

/** Platforms begin a launch by GET or by POST; both mean the same. */
export const loader = ({ request, context }: LoaderFunctionArgs) =>
  answer(request, new URL(request.url).searchParams, context);

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const fields = [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []));
  return answer(request, new URLSearchParams(fields), context);
}

export default function Login() {
  const loaded = useLoaderData<typeof loader>();
  return <LaunchRefused why={(useActionData<typeof action>() ?? loaded).why} />;
}
