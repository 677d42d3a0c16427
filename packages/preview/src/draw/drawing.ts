import type { EChartsCoreOption } from 'echarts/core'

/** The space for a drawing, in CSS pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** The elements that content may use. */
export type Tag = 'div' | 'span' | 'p' | 'ol' | 'ul' | 'li' | 'pre'

/** An element of content. Text from the data is only ever a child. */
export interface Box {
  readonly tag: Tag
  /** Class names, never from the data. */
  readonly class: string
  readonly children: readonly Content[]
  readonly role?: 'img' | 'presentation'
  /** What a screen reader says instead of the children. */
  readonly label?: string
  /** Custom properties for the style sheet, such as a length in percent or a width in ems. */
  readonly vars?: Readonly<Record<`--${string}`, number>>
  /** A color from the data, as `#rrggbb`; the style sheet has it as `--color`. */
  readonly color?: string
}

/** A small picture inside content, with paths that are made only from numbers. */
export interface Shape {
  readonly class: string
  readonly view: Size
  /** Stretches to fill its space instead of keeping its proportions. */
  readonly stretched?: boolean
  readonly paths: readonly { readonly class: string; readonly d: string }[]
}

export type Content = string | Box | Shape

/** A page of a text widget: HTML from the data, only for a sandboxed frame. */
export interface Page {
  readonly html: string
  readonly type: 'none' | 'alert' | 'info'
}

interface Summarized {
  /** The drawing in one sentence, for a screen reader. */
  readonly summary: string
}

/** An ECharts chart; its option depends on the space for it. */
export interface ChartDrawing extends Summarized {
  readonly form: 'chart'
  readonly option: (size: Size) => EChartsCoreOption
}

/** Text, boxes and small shapes, laid out by the style sheet. */
export interface ContentDrawing extends Summarized {
  readonly form: 'content'
  readonly root: Box
}

/** Pages that are shown in turn. */
export interface PagesDrawing extends Summarized {
  readonly form: 'pages'
  readonly pages: readonly Page[]
}

/** A drawing of a payload, as plain data that the page shows or saves as a file. */
export type Drawing = ChartDrawing | ContentDrawing | PagesDrawing

/** Makes an element of content. */
export const box = (
  tag: Tag,
  className: string,
  children: readonly Content[],
  more: Pick<Box, 'role' | 'label' | 'vars' | 'color'> = {},
): Box => ({ tag, class: className, children, ...more })

export const isShape = (content: Box | Shape): content is Shape => 'paths' in content
