export default function Page() {
  return <p>The widgets are at /public, /keyed and /teams/…</p>
}
