// Koa 2 under an alias; what the tests use of it is typed as in Koa 3.
declare module 'koa2' {
  export { default } from 'koa'
}
