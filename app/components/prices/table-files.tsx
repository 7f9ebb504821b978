/** A table as files; each is read back as it is. */
export function TableFiles({ id }: { id: string }) {
  return (
    <p>
      Download: <a href={`/prices/${id}/file?as=json`}>all as JSON</a>,{" "}
      <a href={`/prices/${id}/file?as=prices`}>prices as CSV</a>,{" "}
      <a href={`/prices/${id}/file?as=hardware`}>hardware as CSV</a>
    </p>
  );
}
