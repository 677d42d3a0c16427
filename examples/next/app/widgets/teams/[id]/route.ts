import { scoresOf } from '../../../../lib/data'
import { geckoboard } from '../../../../lib/geckoboard'

export const { GET, POST } = geckoboard.leaderboard(
  async (_request: Request, { params }: { params: Promise<{ id: string }> }) =>
    (await scoresOf((await params).id)).map(({ name, points }) => [name, points]),
)
