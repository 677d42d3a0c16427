import { Outlet, Scripts } from 'react-router'

const App = () => (
  <html lang="en">
    <body>
      <Outlet />
      <Scripts />
    </body>
  </html>
)

export default App
