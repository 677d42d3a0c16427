import type { EChartsCoreOption } from 'echarts/core'

/** How large the place for a drawing is, in CSS pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** The elements that content is made of. */
export type Tag = 'div' | 'span' | 'p' | 'ol' | 'ul' | 'li' | 'pre'

/** An element of content. Text of the data is only ever a child. */
export interface Box {
  readonly tag: Tag
  /** Class names, none of them from the data. */
  readonly class: string
  readonly children: readonly Content[]
  readonly role?: 'img' | 'presentation'
  /** What a screen reader says in place of the children. */
  readonly label?: string
  /** Numbers for the style sheet, as custom properties: a length in per cent, a width in ems. */
  readonly vars?: Readonly<Record<`--${string}`, number>>
  /** A color of the data as `#rrggbb`, for the style sheet as `--color`. */
  readonly color?: string
}

/** A small picture inside content: paths that are made here, only from numbers. */
export interface Shape {
  readonly class: string
  readonly view: Size
  /** Fills its place instead of keeping its shape. */
  readonly stretched?: boolean
  readonly paths: readonly { readonly class: string; readonly d: string }[]
}

export type Content = string | Box | Shape

/** A page of a text widget: HTML from the data, for a sandboxed frame only. */
export interface Page {
  readonly html: string
  readonly type: 'none' | 'alert' | 'info'
}

interface Told {
  /** The drawing in one sentence, for a screen reader. */
  readonly summary: string
}

/** A chart of ECharts; its option depends on the place that it gets. */
export interface ChartDrawing extends Told {
  readonly form: 'chart'
  readonly option: (size: Size) => EChartsCoreOption
}

/** Text, boxes and small shapes, laid out by the style sheet. */
export interface ContentDrawing extends Told {
  readonly form: 'content'
  readonly root: Box
}

/** Pages that are shown in turn. */
export interface PagesDrawing extends Told {
  readonly form: 'pages'
  readonly pages: readonly Page[]
}

/** What a payload looks like: plain data, drawn by the page or written as a file. */
export type Drawing = ChartDrawing | ContentDrawing | PagesDrawing

/** Makes an element of content. */
export const box = (
  tag: Tag,
  className: string,
  children: readonly Content[],
  more: Pick<Box, 'role' | 'label' | 'vars' | 'color'> = {},
): Box => ({ tag, class: className, children, ...more })

export const isShape = (content: Box | Shape): content is Shape => 'paths' in content
