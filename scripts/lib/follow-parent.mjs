// Loaded into web and worker by `node --import`. When `up` is killed without a chance to stop them,
// the channel to it breaks and they stop by themselves.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
