export function CallBacksPage() {
  return <h1>CallBacksPage</h1>;
}
