// gitlab-ci-local calls Set.prototype.union, which Node has from 22 on.
Set.prototype.union ??= function (other) {
  return new Set([...this, ...other.keys()]);
};
