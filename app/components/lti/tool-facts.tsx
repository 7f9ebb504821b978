interface ToolFactsProps {
  addresses: { login: string; launch: string; keys: string; configuration: string };
}

/** What a platform wants to know of this tool, to be copied. */
export function ToolFacts({ addresses }: ToolFactsProps) {
  const facts: [string, string][] = [
    ["Tool URL, target link and redirect URI", addresses.launch],
    ["Login (OIDC) initiation URL", addresses.login],
    ["Public keyset (JWKS) URL", addresses.keys],
    ["Configuration as JSON, for Canvas", addresses.configuration],
  ];
  return (
    <dl className="grid gap-3 md:grid-cols-2">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt className="muted text-sm">{label}</dt>
          <dd>
            <code className="break-all">{value}</code>
          </dd>
        </div>
      ))}
    </dl>
  );
}
