export function FilePage() {
  return <h1>FilePage</h1>;
}
