module.exports = () => require('./servers.cjs')(['postgres', 'kafka']);
