export default process.env.CACHE_COMPONENTS === '1' ? { cacheComponents: true, partialPrefetching: true } : {}
