export function AppealsPage() {
  return <h1>AppealsPage</h1>;
}
