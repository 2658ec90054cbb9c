// Loaded into web and worker by `node --import`. When `up` is killed without a chance to stop them,
// the channel to it breaks and they stop by themselves.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
// Workers that Next forks while developing inherit this; the channel is what they live by, and without it dynamic pages hang.
if (!process.env.JEST_WORKER_ID) process.channel?.unref()
