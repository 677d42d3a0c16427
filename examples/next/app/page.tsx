const WIDGETS = [
  { path: '/widgets/users', what: 'Users, and last week’s' },
  { path: '/widgets/teams/blue', what: 'The scores of a team: blue or red' },
  { path: '/widgets/revenue', what: 'Revenue, encrypted' },
]

export default function Page() {
  return (
    <main>
      <h1>Widgets</h1>
      <ul>
        {WIDGETS.map(({ path, what }) => (
          <li key={path}>
            <a href={path}>{path}</a>: {what}
          </li>
        ))}
      </ul>
      <p>A browser asks for a user name, which is the API key, and for a password, which may be anything.</p>
    </main>
  )
}
