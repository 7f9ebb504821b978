import { DoorPage } from "~/components/accounts/door-page.tsx";
import { Banner } from "~/components/banner.tsx";

/** A launch that led nowhere: why, and what to do, for whoever stands before it. */
export function LaunchRefused({ why }: { why: string }) {
  return (
    <DoorPage title="This launch did not work">
      <Banner tone="bad">
        <p>{why}</p>
      </Banner>
      <p className="muted">
        If it happens again, show this page to whoever looks after the link between Headroom and your learning
        platform.
      </p>
    </DoorPage>
  );
}
